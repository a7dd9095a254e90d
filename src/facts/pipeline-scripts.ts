import type { CiCommand, CiStep, Neutralised } from './pipeline-model.ts';
import { installWords } from './install-words.ts';
import { joinFolder, readShellItems } from './shell.ts';
import type { Piece } from './site.ts';
import { swallowed, type ShellMode } from './shell-failures.ts';
import type { YamlAccess, YamlNode } from './yaml-access.ts';

/** A text of commands in a YAML file. */
export interface ScriptItem {
  readonly yaml: YamlAccess;
  readonly node: YamlNode;
}

/** The commands of scripts that one shell runs one after the other. */
export function commandsOf(
  items: readonly ScriptItem[],
  options: {
    readonly directory: string | undefined;
    readonly mode: ShellMode;
    readonly neutralised: Neutralised | undefined;
  },
): CiCommand[] {
  const scripts = items.flatMap(({ yaml, node }) => {
    const text = yaml.text(node);
    return text === undefined ? [] : [{ yaml, node, text }];
  });
  const read = readShellItems(scripts.map((script) => script.text));
  const reasons = swallowed(read.flat(), options.mode);
  let position = 0;
  return read.flatMap((commands, index) =>
    commands.map((command): CiCommand => {
      const script = scripts[index];
      const reason = reasons[position++];
      const site = script?.yaml.partSite(script.node, command.start, command.end);
      // Every command comes from a script that has its node; the fallback is for the type checker only.
      const place = site ?? { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: '' };
      return {
        words: command.words,
        joinedBy: command.joinedBy,
        directories: foldersOf(options.directory, command.directory),
        site: place,
        installs:
          script === undefined
            ? undefined
            : installPiece(script.yaml, script.node, script.text, command.start),
        neutralised:
          options.neutralised ?? (reason === undefined ? undefined : { reason, site: place, certain: true }),
      };
    }),
  );
}

/** The words `npm install` and the like at the start of a command. */
export function installPiece(
  yaml: YamlAccess,
  node: YamlNode,
  text: string,
  start: number,
): Piece | undefined {
  const words = installWords(text.slice(start, start + 20));
  return words === undefined ? undefined : yaml.partPiece(node, start, start + words.length);
}

/** The folder of a command in a step, as the list of one that facts hold. */
export function foldersOf(
  step: string | undefined,
  command: string | undefined,
): readonly string[] | undefined {
  const folder =
    command === undefined || step === undefined
      ? undefined
      : joinFolder(step, command === '' ? '.' : command);
  return folder === undefined ? undefined : [folder];
}

/** A step of commands in a job without a matrix. */
export function stepOf(job: string, commands: readonly CiCommand[], onChange = true): CiStep {
  return { job, onChange, uses: undefined, neutralised: undefined, commands, matrix: [] };
}
