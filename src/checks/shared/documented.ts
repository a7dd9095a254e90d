import type { DocumentedCommand } from '../../facts/documented-commands.ts';
import { bareCommand, readScriptCall } from './commands.ts';

/** What a documented command asks for by name. */
export interface Wanted {
  readonly tool: 'npm' | 'composer' | 'make' | 'rake';
  readonly names: readonly string[];
  /** As a person would say it: `npm run`. */
  readonly spoken: string;
  /** The name can be nothing but a script; else it may also be a program or a command of the tool. */
  readonly isCertain: boolean;
}

/** Reads what a command asks for; undefined for anything but a script, target or task by name. */
export function wantedBy(command: DocumentedCommand): Wanted | undefined {
  const words = withoutRemark(bareCommand(command.words));
  const program = words[0] ?? '';
  if (words.includes('--if-present')) {
    return undefined;
  }
  if (/^(g?make)$/.test(program)) {
    return wantedOfMake(words);
  }
  if (program === 'rake' || program === 'rails') {
    return wantedOfRake(program, words);
  }
  const call = /^(npm|yarn|pnpm|bun|composer|node)$/.test(program) ? readScriptCall(words) : undefined;
  if (call === undefined) {
    return undefined;
  }
  const isRun = words.some((word) => /^(run|run-script|rum|urn)$/.test(word));
  const isStrict = program === 'npm' || program === 'node' || (isRun && /^(pnpm|composer)$/.test(program));
  return {
    tool: program === 'composer' ? 'composer' : 'npm',
    names: call.names.filter((name) => !isPlaceholder(name) && !(program === 'npm' && name === 'env')),
    spoken: `${program}${isRun ? ' run' : program === 'node' ? ' --run' : ''}`,
    isCertain:
      isStrict || call.names.every((name) => isScriptWord(name) && !(program === 'bun' && name === 'build')),
  };
}

/** `make lint - check style`: what stands behind the dash is for the reader. */
function withoutRemark(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^([-–—:|=]|--|--?>|=>|\/\/.*|#.*|\(.*)$/.test(word));
  return at < 0 ? words : words.slice(0, at);
}

/** Words that are scripts by custom, and programs by none. */
function isScriptWord(name: string): boolean {
  return /^(start|dev|develop|serve|build|test|tests|lint|format|typecheck|type-check|coverage|watch|migrate|seed|deploy|prod|check|fix|ci)(:[\w:.-]+)?$/.test(
    name,
  );
}

function isPlaceholder(name: string): boolean {
  return !/^[\w@][\w@:./+-]*$/.test(name) || /^[A-Z_]{2,}$|\.\.|^v?\d/.test(name);
}

function wantedOfMake(words: readonly string[]): Wanted | undefined {
  const names: string[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (/^(-f|--file|--makefile)/.test(word)) {
      return undefined;
    } else if (/^(-C|--directory|-j|-I|-o|-W)$/.test(word)) {
      at += /^\d+$|^[^-]/.test(words[at + 1] ?? '') ? 1 : 0;
    } else if (!word.startsWith('-') && !word.includes('=')) {
      names.push(word);
    }
  }
  return {
    tool: 'make',
    names: names.filter((name) => !isPlaceholder(name)),
    spoken: 'make',
    isCertain: true,
  };
}

/** Commands of Rails that are no tasks. */
const RAILS =
  /^(new|server|s|console|c|generate|g|destroy|d|dbconsole|db|runner|r|test|t|plugin|version|help|credentials|encrypted|app|boot|query|unused_routes|devcontainer|secrets|benchmark|profiler)$|^(generate|destroy|credentials|encrypted):/;

function wantedOfRake(program: string, words: readonly string[]): Wanted | undefined {
  const names = words
    .slice(1)
    .filter((word) => !word.startsWith('-') && !word.includes('='))
    .map((word) => word.replace(/\[.*$/, ''));
  const asked = program === 'rails' ? names.slice(0, 1).filter((name) => !RAILS.test(name)) : names;
  return {
    tool: 'rake',
    names: asked.filter((name) => !isPlaceholder(name)),
    spoken: program,
    isCertain: true,
  };
}

/** True for words that follow "make" in a sentence. */
export function isProseAfterMake(name: string): boolean {
  return /^(sure|it|the|a|an|your|this|that|any|some|changes?|use|certain|new|them|sense|and|or|to|all)$/i.test(
    name,
  );
}

/** Tasks that Rails and its default gems bring. */
export function isRailsTask(name: string): boolean {
  return /^((db|assets|test|tmp|log|app|time|railties|active_storage|action_mailbox|action_text|cache_digests|dev|zeitwerk|webpacker|yarn|javascript|css|tailwindcss|turbo|stimulus|importmap|solid_\w+|credentials|bundle|doc|rails):[\w:]+|about|stats|routes|notes|secret|middleware|initializers|restart|default|test|spec|cucumber|clobber|clean|environment)$/.test(
    name,
  );
}
