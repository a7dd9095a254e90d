import type { Dockerfile, DockerInstruction } from '../../facts/dockerfiles.ts';
import { readShell } from '../../facts/shell.ts';
import { expandVariables } from '../../facts/variables.ts';
import { lineageOf, shippedStage, valuesOf } from './docker-stages.ts';

/** What an image starts. */
export interface ImageCommand {
  /** The instruction that decides: the last `CMD`, or the `ENTRYPOINT` where there is none. */
  readonly instruction: DockerInstruction;
  /** The commands that may run: of `ENTRYPOINT` and `CMD` together, and of `CMD` alone, which entry points run at their end. */
  readonly commands: readonly (readonly string[])[];
  /** Values of `ARG` and `ENV` that hold when it starts. */
  readonly values: ReadonlyMap<string, string>;
  readonly workingDirectory: string | undefined;
}

/** The command that the shipped stage of a Dockerfile starts; undefined where its base image decides. */
export function commandOf(dockerfile: Dockerfile): ImageCommand | undefined {
  const stage = shippedStage(dockerfile);
  if (stage === undefined) {
    return undefined;
  }
  let entrypoint: DockerInstruction | undefined;
  let command: DockerInstruction | undefined;
  let workingDirectory: string | undefined;
  for (const { instructions } of lineageOf(stage, dockerfile)) {
    const last = (keyword: string): DockerInstruction | undefined =>
      instructions.findLast((instruction) => instruction.keyword === keyword);
    // An entry point of its own drops the command that the base brought.
    command = last('CMD') ?? (last('ENTRYPOINT') === undefined ? command : undefined);
    entrypoint = last('ENTRYPOINT') ?? entrypoint;
    workingDirectory = last('WORKDIR')?.argument ?? workingDirectory;
  }
  const instruction = command ?? entrypoint;
  if (instruction === undefined) {
    return undefined;
  }
  const values = valuesOf(stage, dockerfile);
  const before = entrypoint === undefined ? [] : readCommand(entrypoint, values);
  const after = command === undefined ? [] : readCommand(command, values);
  const [only] = before;
  const joined =
    before.length === 1 && after.length === 1 && only !== undefined
      ? [[...only, ...(after[0] ?? [])]]
      : before;
  return { instruction, commands: [...joined, ...after], values, workingDirectory };
}

/** The words of an exec form, or of each command of a shell form. */
function readCommand(
  { argument }: DockerInstruction,
  values: ReadonlyMap<string, string>,
): (readonly string[])[] {
  const expand = (word: string): string =>
    /^\$\w+$|^\$\{\w+\}$/.test(word) ? (expandVariables(word, values) ?? word) : word;
  if (argument.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(argument);
      if (Array.isArray(words)) {
        return [words.filter((word): word is string => typeof word === 'string')];
      }
    } catch {
      // Docker runs what is not JSON in a shell.
    }
  }
  return readShell(argument).map((command) => command.words.map(expand));
}
