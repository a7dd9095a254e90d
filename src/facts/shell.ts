import { changeFolder } from './shell-folders.ts';
import { readHereDocument, LineFinder } from './shell-heredoc.ts';
import { closingOf, endOfQuote, isRedirection, withoutPrefix } from './shell-words.ts';

export { joinFolder } from './shell-folders.ts';

/**
 * A careful, small reader of shell text: enough to tell which commands a script runs, and in which folder. It knows quotes,
 * comments, line continuations, `&&`, `||`, `;`, `|`, `&`, newlines, groups, assignments, redirections, here-documents and
 * command substitutions. It does not expand anything.
 */

/** One simple command of a script. */
export interface ShellCommand {
  /** Offsets in the script's text. */
  readonly start: number;
  readonly end: number;
  /** The words, quotes removed, without leading assignments, `sudo`, `exec`, `time` and the like, and without redirections. */
  readonly words: readonly string[];
  /** What joins it to the command before: `&&`, `||`, `|`, `;`, `&` or a new line; undefined for the first. */
  readonly joinedBy: string | undefined;
  /**
   * The folder it runs in after the `cd`s before it, relative to where the script starts, or with `$/` in front to the
   * repository's root; undefined where one is computed. To be joined to a folder by `joinFolder`.
   */
  readonly directory: string | undefined;
  /** How many groups (`( … )`, `{ … }`) stand around it. */
  readonly depth: number;
}

/** Substitutions and shells inside shells are followed this deep. */
const NESTING_LIMIT = 3;

/** Splits a script into its simple commands; those inside `$( … )` and of here-documents for a shell come last. */
export function readShell(script: string, directory: string | undefined = ''): ShellCommand[] {
  return new ShellReader(script, 0, NESTING_LIMIT, directory).read();
}

/** Reads scripts that one shell runs one after the other: the folder that one changes to is that of the next. */
export function readShellItems(scripts: readonly string[]): ShellCommand[][] {
  let directory: string | undefined = '';
  return scripts.map((script) => {
    const reader: ShellReader = new ShellReader(script, 0, NESTING_LIMIT, directory);
    const commands = reader.read();
    directory = reader.directory;
    return commands;
  });
}

const SEPARATOR = /^(&&|\|\||\|&|;;|[;|&\n])/;

class ShellReader {
  readonly #script: string;
  readonly #offset: number;
  readonly #nesting: number;
  readonly #lines: LineFinder;
  readonly #commands: ShellCommand[] = [];
  readonly #nested: ShellCommand[] = [];
  /** The folder to go back to when a group ends; undefined entries stand for parentheses that are no group. */
  readonly #groups: ({ readonly directory: string | undefined } | undefined)[] = [];
  /** The folders that `popd` goes back to. */
  readonly #pushed: (string | undefined)[] = [];
  #hereDocuments: { readonly delimiter: string; readonly isScript: boolean }[] = [];
  #words: string[] = [];
  #start = -1;
  #end = 0;
  #joinedBy: string | undefined;
  #directory: string | undefined;
  #depth = 0;
  #skipsNextWord = false;

  constructor(script: string, offset: number, nesting: number, directory: string | undefined) {
    this.#script = script;
    this.#offset = offset;
    this.#nesting = nesting;
    this.#directory = directory;
    this.#lines = new LineFinder(script);
  }

  /** The folder that is current after all that was read. */
  get directory(): string | undefined {
    return this.#directory;
  }

  read(): ShellCommand[] {
    const script = this.#script;
    let at = 0;
    while (at < script.length) {
      const character = script[at] ?? '';
      const separator = script.startsWith('&>', at)
        ? undefined
        : SEPARATOR.exec(script.slice(at, at + 2))?.[0];
      if (script.startsWith('\\\n', at) || script.startsWith('\\\r\n', at)) {
        at += script[at + 1] === '\r' ? 3 : 2;
      } else if (separator !== undefined) {
        this.#finish(separator === '|&' ? '|' : separator);
        at += separator.length;
        if (separator === '\n' && this.#hereDocuments.length > 0) {
          at = this.#skipHereDocuments(at);
        }
      } else if (character === '#' && (this.#start < 0 || /\s/.test(script[at - 1] ?? ' '))) {
        const end = script.indexOf('\n', at);
        at = end < 0 ? script.length : end;
      } else if (/\s/.test(character)) {
        at++;
      } else if (character === '(' || character === ')') {
        at = this.#parenthesis(character, at);
      } else if (script.startsWith('<<', at) && !script.startsWith('<<<', at)) {
        at = this.#hereDocument(at);
      } else {
        at = this.#word(at);
      }
    }
    this.#finish('\n');
    return [...this.#commands, ...this.#nested];
  }

  /** Ends the command that is being read; an assignment alone is no command but separates what stands around it. */
  #finish(separator: string): void {
    const words = withoutPrefix(this.#words);
    if (words.length > 0) {
      this.#commands.push({
        start: this.#offset + this.#start,
        end: this.#offset + this.#end,
        words,
        joinedBy: this.#commands.length === 0 ? undefined : (this.#joinedBy ?? '\n'),
        directory: this.#directory,
        depth: this.#depth,
      });
      this.#changeFolder(words);
    }
    if (this.#words.length > 0 || separator !== '\n') {
      this.#joinedBy = separator;
    }
    this.#drop();
  }

  #changeFolder([program, ...args]: readonly string[]): void {
    if (program === 'pushd') {
      this.#pushed.push(this.#directory);
    }
    if (program === 'cd' || program === 'pushd' || program === 'chdir') {
      this.#directory = changeFolder(
        this.#directory,
        args.find((arg) => !/^-[LPe]+$|^--$/.test(arg)),
      );
    } else if (program === 'popd') {
      this.#directory = this.#pushed.pop();
    }
  }

  #parenthesis(character: string, at: number): number {
    if (character === '(') {
      if (this.#words.at(-1)?.endsWith('=') === true && this.#end === at) {
        return closingOf(this.#script, at);
      }
      if (this.#words.length === 1 && this.#script.startsWith('()', at)) {
        this.#drop();
        return at + 2;
      }
      const isGroup = withoutPrefix(this.#words).length === 0;
      this.#groups.push(isGroup ? { directory: this.#directory } : undefined);
      if (isGroup) {
        this.#drop();
        this.#depth++;
      }
    } else if (this.#groups.length > 0) {
      const group = this.#groups.pop();
      if (group !== undefined) {
        const joined = this.#words.length > 0 ? ';' : this.#joinedBy;
        this.#finish(';');
        this.#joinedBy = joined;
        this.#directory = group.directory;
        this.#depth--;
      }
    } else {
      // The pattern of a `case`.
      this.#drop();
    }
    return at + 1;
  }

  #drop(): void {
    this.#words = [];
    this.#start = -1;
    this.#skipsNextWord = false;
  }

  #hereDocument(at: number): number {
    const found = readHereDocument(this.#script, at);
    if (found === undefined) {
      return at + 2;
    }
    const program = withoutPrefix(this.#words)[0];
    const isScript =
      program === undefined || /^(ba|z|a|da)?sh$/.test(program.slice(program.lastIndexOf('/') + 1));
    this.#hereDocuments.push({ delimiter: found.delimiter, isScript });
    return found.end;
  }

  #skipHereDocuments(start: number): number {
    let at = start;
    for (const { delimiter, isScript } of this.#hereDocuments) {
      const end = this.#lines.find(delimiter, at);
      if (end === undefined) {
        break;
      }
      if (isScript) {
        this.#nest(at, end.start);
      }
      at = end.end;
    }
    this.#hereDocuments = [];
    return at;
  }

  #word(start: number): number {
    const script = this.#script;
    let text = '';
    let at = start;
    while (at < script.length) {
      const character = script[at] ?? '';
      if (script.startsWith('${{', at) || script.startsWith('$(', at) || script.startsWith('${', at)) {
        const end = closingOf(script, at);
        if (script.startsWith('$(', at) && !script.startsWith('$((', at)) {
          this.#nest(at + 2, Math.max(at + 2, end - 1));
        }
        text += script.slice(at, end);
        at = end;
      } else if (character === "'" || character === '"' || character === '`') {
        const end = endOfQuote(script, at);
        text += script.slice(at + 1, Math.max(at + 1, end - 1));
        at = end;
      } else if (character === '\\' && at + 1 < script.length && !/[\r\n]/.test(script[at + 1] ?? '')) {
        text += script[at + 1] ?? '';
        at += 2;
      } else if (
        /[\s;|()]/.test(character) ||
        character === '\\' ||
        (character === '&' && !isPartOfRedirection(script, at))
      ) {
        break;
      } else {
        text += character;
        at++;
      }
    }
    const end = Math.max(at, start + 1);
    this.#take(text, script[start] ?? '', start, end);
    return end;
  }

  #take(text: string, first: string, start: number, end: number): void {
    const isQuoted = first === "'" || first === '"';
    if (this.#skipsNextWord) {
      this.#skipsNextWord = false;
    } else if (!isQuoted && isRedirection(text)) {
      this.#skipsNextWord = /[<>|]$/.test(text);
    } else if (this.#words.length === 0 && text === '{') {
      this.#depth++;
      return;
    } else if (this.#words.length === 0 && text === '}') {
      this.#depth = Math.max(0, this.#depth - 1);
      return;
    } else {
      this.#start = this.#start < 0 ? start : this.#start;
      this.#words.push(text);
    }
    this.#end = end;
  }

  /** Reads a part of the script that is a script of its own. */
  #nest(start: number, end: number): void {
    if (this.#nesting > 0 && end > start) {
      const inner = new ShellReader(
        this.#script.slice(start, end),
        this.#offset + start,
        this.#nesting - 1,
        this.#directory,
      );
      this.#nested.push(
        ...inner.read().map((command, index) => (index === 0 ? { ...command, joinedBy: '$(' } : command)),
      );
    }
  }
}

/** `2>&1`, `&>log`: these ampersands separate nothing. */
function isPartOfRedirection(script: string, at: number): boolean {
  return script[at - 1] === '>' || script[at - 1] === '<' || script[at + 1] === '>';
}
