import { baseName, extensionOf, parentOf } from '../workspace/paths.ts';
import type { MakeCommand } from './makefiles.ts';
import { readShell } from './shell.ts';
import { swallowed } from './shell-failures.ts';
import type { SourceFile } from './source-file.ts';

/** The commands of a shell script, for pipelines that call it. */
export interface ShellScript {
  readonly commands: readonly MakeCommand[];
}

/** Folders where scripts without an extension lie by custom. */
const SCRIPT_FOLDER =
  /(^|\/)(\.?ci|\.github|\.gitlab|scripts?|bin|hack|tools?|build|dev|etc|docker|test|tests)(\/[\w.-]+)?$/;

/** Commands beyond this are not kept: no pipeline's script is that long. */
const COMMAND_LIMIT = 400;

/** True for files that may be shell scripts, by path alone. */
export function isShellScriptPath(path: string): boolean {
  return (
    /\.(sh|bash)$/.test(path) ||
    (extensionOf(path) === '' && /^[\w-]+$/.test(baseName(path)) && SCRIPT_FOLDER.test(parentOf(path)))
  );
}

/** The text of a file that is one: a `#!` line of a shell, or a name that says so. */
export const SHELL_SCRIPT_GATE = /^#!.{0,80}\b(ba|z|da|a)?sh\b|^(?!#!)/;

/** Reads a shell script as far as "what does it run, where" goes; undefined when it runs nothing. */
export function readShellScript(source: SourceFile): ShellScript | undefined {
  const isShell = /\.(sh|bash)$/.test(source.path) || /^#!.{0,80}\b(ba|z|da|a)?sh\b/.test(source.text);
  if (!isShell) {
    return undefined;
  }
  const first = source.text.slice(0, 120).split('\n', 1)[0] ?? '';
  const own = `$GITHUB_WORKSPACE/${parentOf(source.path)}`;
  const text = source.text.replace(ITS_OWN_FOLDER, () => own).replace(PRINTED_FOLDER, '$1');
  const commands = readShell(text);
  const reasons = swallowed(commands, {
    pipefail: first.includes('pipefail'),
    errexit: /\s-[a-z]*e/.test(first),
  });
  return commands.length === 0
    ? undefined
    : {
        commands: commands
          .slice(0, COMMAND_LIMIT)
          .map(({ words, directory }, index) => ({ words, directory, swallowed: reasons[index] })),
      };
}

/** `cd "$(dirname "$0")/.."`: the script's own folder. `$GITHUB_WORKSPACE` stands for the repository's root. */
const ITS_OWN_FOLDER =
  /\$\(\s*dirname\s+(?:--\s+)?"?\$(?:0|\{0\}|BASH_SOURCE|\{BASH_SOURCE(?:\[0\])?\})"?\s*\)/g;

/** `$(cd "$(dirname "$0")/.." && pwd)` */
const PRINTED_FOLDER = /\$\(\s*cd\s+"?(\$GITHUB_WORKSPACE[^\s"&;)]*)"?\s*(?:&&|;)\s*pwd(?:\s+-P)?\s*\)/g;
