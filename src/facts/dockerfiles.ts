import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { baseName } from '../workspace/paths.ts';
import { installWords } from './install-words.ts';
import { isReference } from './secrets/placeholder.ts';
import { isSecretName } from './secrets/secret-names.ts';
import { readShell, type ShellCommand } from './shell.ts';
import { roomAbove } from './pieces.ts';
import type { Piece, Site } from './site.ts';
import { maskedText, type SourceFile } from './source-file.ts';

export interface DockerInstruction {
  /** Upper case: `RUN`. */
  readonly keyword: string;
  /** Arguments as written, line continuations removed, flags left out. */
  readonly argument: string;
  /** `--from=build`, `--mount=type=secret,id=npm`, as written. */
  readonly flags: readonly string[];
  readonly site: Site;
  /** The line above which another instruction can be put in: that of the comment that belongs to this one. */
  readonly roomLine: number | undefined;
  /** Simple commands of a `RUN`, in shell form, in exec form or in a here-document. */
  readonly commands: readonly DockerCommand[];
}

export interface DockerCommand {
  readonly words: readonly string[];
  readonly site: Site;
  /** The words `npm install` and the like that it begins with, as written. */
  readonly installs: Piece | undefined;
}

export interface DockerStage {
  /** The base as written; the name of another stage for an alias. */
  readonly from: string;
  readonly name: string | undefined;
  readonly site: Site;
  readonly instructions: readonly DockerInstruction[];
}

export interface Dockerfile {
  readonly stages: readonly DockerStage[];
  /** `ARG`s above the first `FROM`, with their defaults. */
  readonly globalArgs: readonly { readonly name: string; readonly value: string | undefined }[];
}

export function isDockerfilePath(path: string): boolean {
  return (
    /^(Dockerfile|Containerfile)([.-].+)?$|\.Dockerfile$/i.test(baseName(path)) &&
    !/\.dockerignore$/i.test(path)
  );
}

/** Reads a Dockerfile; undefined when it holds no stage. */
export function readDockerfile(source: SourceFile): Dockerfile | undefined {
  const stages: { from: string; name: string | undefined; site: Site; instructions: DockerInstruction[] }[] =
    [];
  const globalArgs: { name: string; value: string | undefined }[] = [];
  for (const instruction of DockerfileParser.parse(source.text).getInstructions()) {
    const read = readInstruction(instruction, source);
    const stage = stages.at(-1);
    if (read.keyword === 'FROM') {
      const words = read.argument.split(/\s+/).filter((word) => !word.startsWith('--'));
      const name = words[1]?.toUpperCase() === 'AS' ? words[2] : undefined;
      stages.push({ from: words[0] ?? '', name, site: read.site, instructions: [] });
    } else if (stage !== undefined) {
      stage.instructions.push(read);
    } else if (read.keyword === 'ARG') {
      globalArgs.push(...readAssignments(read.argument));
    }
  }
  return stages.length === 0 ? undefined : { stages, globalArgs };
}

function readInstruction(instruction: Instruction, source: SourceFile): DockerInstruction {
  const range = instruction.getRange();
  const start = source.lines.startOf(range.start.line + 1) + range.start.character;
  const end = source.lines.startOf(range.end.line + 1) + range.end.character;
  const keyword = instruction.getKeyword();
  const text = source.text.slice(start, end);
  return {
    keyword,
    argument:
      instruction
        .getArgumentsContent()
        ?.replace(/\\\r?\n/g, ' ')
        .trim() ?? '',
    flags: readFlags(text),
    site: masked(source.site(start, end), keyword, instruction.getArgumentsContent() ?? ''),
    roomLine: roomAbove(source, start)?.line,
    commands: /^(ONBUILD\s+)?RUN\b/i.test(text) ? readRun(text, start, source) : [],
  };
}

/** Values under the names of secrets do not show in excerpts, whatever form they are written in. */
function masked(site: Site, keyword: string, argument: string): Site {
  const read =
    keyword === 'ENV' ? readEnvironment(argument) : keyword === 'ARG' ? readAssignments(argument) : [];
  const secrets = read.flatMap(({ name, value }) =>
    isSecretName(name) && value !== undefined && value.length > 2 && !isReference(value) ? [value] : [],
  );
  return secrets.length === 0
    ? site
    : {
        ...site,
        excerpt: secrets.reduce((text, secret) => text.replaceAll(secret, maskedText(secret)), site.excerpt),
      };
}

/** The flags before the arguments, continuation lines included. */
function readFlags(text: string): string[] {
  const head = /^(?:ONBUILD\s+)?[A-Za-z]+((?:(?:\s|\\\r?\n)+--\S+)*)/i.exec(text)?.[1] ?? '';
  return head.split(/[\s\\]+/).filter((word) => word.startsWith('--'));
}

/** The variables of an `ARG`: `A=1 B="two words"`, or a bare name. */
export function readAssignments(argument: string): { name: string; value: string | undefined }[] {
  return [
    ...argument.matchAll(/([A-Za-z_][\w.-]*)(?:=((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])*))?/gs),
  ].map(([, name = '', value]) => ({ name, value: value === undefined ? undefined : unquote(value) }));
}

/** The variables of an `ENV`, which also knows the old form `ENV KEY some value`. */
export function readEnvironment(argument: string): { name: string; value: string | undefined }[] {
  const old = /^([A-Za-z_][\w.-]*)\s+(\S.*)$/s.exec(argument);
  return old === null ? readAssignments(argument) : [{ name: old[1] ?? '', value: unquote(old[2] ?? '') }];
}

function unquote(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2');
}

/** The commands of a `RUN`. Its body is read in place, so that a command's offsets are those of the file. */
function readRun(text: string, start: number, source: SourceFile): DockerInstruction['commands'] {
  const bodyAt = /^(?:ONBUILD\s+)?RUN\s+(?:--\S+\s+(?:\\\r?\n\s*)?)*/i.exec(text)?.[0].length ?? 0;
  const body = text.slice(bodyAt);
  if (body.startsWith('[')) {
    const words = readExecForm(body);
    return words.length === 0
      ? []
      : [{ words, site: source.site(start, start + text.length), installs: undefined }];
  }
  return readShell(withoutComments(body)).map((command: ShellCommand) => ({
    words: command.words,
    site: source.site(start + bodyAt + command.start, start + bodyAt + command.end),
    installs: installPiece(source, start + bodyAt + command.start),
  }));
}

function installPiece(source: SourceFile, start: number): Piece | undefined {
  const words = installWords(source.text.slice(start, start + 20));
  return words === undefined ? undefined : source.piece(start, start + words.length);
}

/** `["npm", "ci"]` is JSON; what is not is run by a shell, and no one writes that on purpose. */
function readExecForm(body: string): string[] {
  try {
    const words: unknown = JSON.parse(body.replace(/\\\r?\n/g, ' '));
    return Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [];
  } catch {
    return [];
  }
}

/** Comment lines inside a continued RUN are dropped by Docker; here they keep their length. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length - 1) + '\\');
}
