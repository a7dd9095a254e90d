import type { CiStep, Neutralised, Pipeline } from './pipeline-model.ts';
import { foldersOf, stepOf } from './pipeline-scripts.ts';
import { joinFolder, readShell } from './shell.ts';
import { swallowed } from './shell-failures.ts';
import type { SourceFile } from './source-file.ts';

/** Jenkins runs `sh -xe`: a pipe returns what its last command returns. */
const MODE = { pipefail: false, errexit: true };

const SHELL_STEPS = /^(sh|bat|powershell|pwsh)$/;

/** How much of the text before a block or a string may name what it belongs to. */
const HEAD_LIMIT = 300;

/** Deeper than any pipeline nests. */
const BLOCK_LIMIT = 40;

/** A block that is open at a place, with the call that it belongs to. */
interface Block {
  readonly head: string;
  readonly start: number;
}

/** A string literal with the text between the call it may belong to and itself. */
interface Literal {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly tail: string;
  readonly blocks: readonly Block[];
}

/** A Jenkinsfile is a program; its shell steps are read, nothing else. What starts it is configured outside the file. */
export function readJenkinsfile(source: SourceFile): Pipeline {
  const { literals, code } = scan(source.text);
  const reportsTests = /\bjunit\b/.test(code);
  const steps = literals.filter(isShellStep).map((literal) => readStep(literal, source, reportsTests));
  const shared = [...code.matchAll(/@Library\s*\(?|\blibrary\s*\(?\s*(?=['"])|\bload\s*\(?\s*(?=['"])/g)].map(
    (match) => ({
      text:
        source.text
          .slice(match.index, match.index + 80)
          .split('\n')[0]
          ?.trim() ?? '',
      site: source.site(match.index, match.index + match[0].trimEnd().length),
    }),
  );
  return {
    system: 'jenkins',
    isEntry: true,
    onChange: 'unseen',
    triggerSite: source.lineSite(1),
    steps,
    hidden: steps.length > 0 ? shared : [...shared, ...librarySteps(code, source)],
    includes: [],
  };
}

/** A file without any shell step calls one of a library that Jenkins loads by itself: `buildPlugin(…)`. */
function librarySteps(code: string, source: SourceFile): Pipeline['hidden'] {
  const call = /^[ \t]*([a-z]\w*)[ \t]*(?:\(|$|[[{]|\w+[ \t]*:)/m.exec(code);
  return call === null
    ? []
    : [
        {
          text: call[1] ?? '',
          site: source.site(
            call.index + call[0].length - call[0].trimStart().length,
            call.index + call[0].length,
          ),
        },
      ];
}

/** `sh 'text'`, `sh(script: 'text', …)`, `sh label: 'x', script: 'text'`. */
function isShellStep({ head }: Literal): boolean {
  const call = /(?:^|[^\w.])(\w+)\s*\(?\s*((?:\w+\s*:\s*[^,()]*,\s*)*)(?:script\s*:\s*)?$/.exec(head);
  const isScript = /script\s*:\s*$/.test(head);
  const isPositional = /(?:^|[^\w.])\w+\s*\(?\s*$/.test(head);
  return SHELL_STEPS.test(call?.[1] ?? '') && (isScript || isPositional);
}

function readStep(literal: Literal, source: SourceFile, reportsTests: boolean): CiStep {
  const commands = readShell(literal.text);
  const reasons = swallowed(commands, MODE);
  const directory = folderOf(literal.blocks);
  const site = (start: number, end: number) => source.site(literal.start + start, literal.start + end);
  const caught = caughtBy(literal, source);
  return stepOf(
    'pipeline',
    commands.map((command, index) => {
      const place = site(command.start, command.end);
      const reason = reasons[index];
      const isUnstable =
        reportsTests && command.words.some((word) => /^-Dmaven\.test\.failure\.ignore(=true)?$/.test(word));
      return {
        words: isUnstable
          ? command.words.filter((word) => !word.startsWith('-Dmaven.test.failure.ignore'))
          : command.words,
        joinedBy: command.joinedBy,
        directories: foldersOf(directory, command.directory),
        site: place,
        neutralised:
          caught ??
          (reason !== undefined
            ? { reason, site: place, certain: true }
            : isUnstable
              ? { reason: 'the junit step makes the build unstable, not failed', site: place, certain: false }
              : undefined),
      };
    }),
  );
}

function folderOf(blocks: readonly Block[]): string | undefined {
  let folder: string | undefined = '';
  for (const { head } of blocks) {
    const named = /(?:^|[^\w.])dir\s*\(?\s*(?:path\s*:\s*)?(['"])(.*?)\1\s*\)?\s*$/.exec(head);
    if (named !== null) {
      folder = joinFolder(folder, named[2]);
    } else if (/(?:^|[^\w.])dir\s*\([^)]*\)\s*$/.test(head)) {
      folder = undefined;
    }
  }
  return folder;
}

/** `catchError` sets the build to failed unless it is told otherwise; `warnError` to unstable. */
function caughtBy(literal: Literal, source: SourceFile): Neutralised | undefined {
  for (const { head, start } of [...literal.blocks].reverse()) {
    const call = /(?:^|[^\w.])(catchError|warnError)\b([^{}]*)$/.exec(head);
    const result = /buildResult\s*:\s*(?:['"]?(\w+)['"]?)/.exec(call?.[2] ?? '')?.[1];
    const isHiding =
      call?.[1] === 'warnError' || (result !== undefined && /^(SUCCESS|UNSTABLE|null)$/.test(result));
    if (call !== null && isHiding) {
      const from = start - head.length + call.index + (call[0].length - call[0].trimStart().length);
      const reason = call[1] === 'warnError' ? 'warnError' : `catchError(buildResult: ${result ?? ''})`;
      return { reason, site: source.site(Math.max(0, from), start), certain: true };
    }
  }
  const returned =
    /^\s*,[^)\n]*returnStatus\s*:\s*true/.test(literal.tail) ||
    /returnStatus\s*:\s*true\s*,[^(]*$/.test(literal.head);
  return returned
    ? {
        reason: 'returnStatus: true, so the pipeline decides',
        site: source.site(literal.start, literal.end),
        certain: false,
      }
    : undefined;
}

/** The string literals of a Groovy program with the blocks around them, and the program without comments and strings. */
function scan(text: string): { literals: Literal[]; code: string } {
  const literals: Literal[] = [];
  const blocks: Block[] = [];
  const code: string[] = [];
  // Start of the statement that is being read: the text from here on may name a block or a string.
  let statement = 0;
  let at = 0;
  const head = (): string => text.slice(Math.max(statement, at - HEAD_LIMIT), at);
  const copy = (end: number, keep: boolean): void => {
    code.push(keep ? text.slice(at, end) : text.slice(at, end).replace(/[^\n'"]/g, ' '));
    at = end;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    if (text.startsWith('//', at) && text[at - 1] !== ':') {
      copy(endOf(text, '\n', at), false);
    } else if (text.startsWith('/*', at)) {
      copy(Math.min(text.length, endOf(text, '*/', at + 2) + 2), false);
    } else if (character === "'" || character === '"') {
      const quote = text.startsWith(character.repeat(3), at) ? character.repeat(3) : character;
      const start = at + quote.length;
      const close = closingQuote(text, quote, start);
      const end = Math.min(text.length, close + quote.length);
      literals.push({
        text: text.slice(start, close),
        start,
        end: close,
        head: head(),
        tail: text.slice(end, end + HEAD_LIMIT),
        blocks: blocks.slice(-BLOCK_LIMIT),
      });
      copy(end, false);
    } else {
      if (character === '{') {
        blocks.push({ head: head(), start: at });
        statement = at + 1;
      } else if (character === '}') {
        blocks.pop();
        statement = at + 1;
      } else if (
        character === ';' ||
        (character === '\n' && !/[,(]\s*$/.test(text.slice(Math.max(statement, at - 20), at)))
      ) {
        statement = at + 1;
      }
      copy(at + 1, true);
    }
  }
  return { literals, code: code.join('') };
}

function closingQuote(text: string, quote: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') {
      at++;
    } else if (text.startsWith(quote, at)) {
      return at;
    } else if (text[at] === '\n' && quote.length === 1) {
      return at;
    }
  }
  return text.length;
}

function endOf(text: string, what: string, from: number): number {
  const end = text.indexOf(what, from);
  return end < 0 ? text.length : end;
}
