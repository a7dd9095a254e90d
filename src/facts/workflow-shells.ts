import type { ShellMode } from './shell-failures.ts';

/** Without a `shell:` key, Linux and macOS run `bash -e`; `shell: bash` adds `-o pipefail`. PowerShell is not judged. */
export function shellMode(shell: string | undefined, isWindows: boolean): ShellMode {
  if (shell === undefined) {
    return { pipefail: isWindows, errexit: true };
  }
  const isPosix = /^(ba|z|da|a)?sh\b/.test(shell);
  const hasOptions = shell.includes('{0}');
  return {
    pipefail: !isPosix || shell === 'bash' || shell.includes('pipefail'),
    errexit: !isPosix || !hasOptions || /\s-[a-z]*e/.test(shell),
  };
}

/** True for shells that are none: their scripts are programs in another language. */
export function isProgramShell(shell: string | undefined): boolean {
  return /^(python|node|perl|ruby|Rscript|cmake)\b/.test(shell ?? '');
}
