import {
  optionsOf,
  property,
  type Call,
  type CodeModel,
  type Entry,
  type Value,
} from '../code/code-model.ts';
import { ValueStates } from '../debug/value-states.ts';
import { environmentOf, isDevelopmentOnly } from '../guards.ts';
import type { SourceFile } from '../source-file.ts';
import type { Flag } from './cookie-model.ts';

/** What values of one file mean as flags of a cookie. */
export class Flags {
  readonly #source: SourceFile;
  readonly #states: ValueStates;
  readonly #code: CodeModel;

  constructor(source: SourceFile, code: CodeModel) {
    this.#source = source;
    this.#states = new ValueStates(source, code);
    this.#code = code;
  }

  of(value: Value | undefined): Flag {
    if (value === undefined || value.kind === 'null') {
      return 'unset';
    }
    if (value.kind === 'boolean') {
      return value.value ? 'on' : 'off';
    }
    if (value.kind === 'string' && value.text === 'auto') {
      return 'on';
    }
    const text = this.#source.text.slice(value.start, value.end);
    if (value.kind === 'choice') {
      return this.#ofChoice(value);
    }
    // `NODE_ENV === 'production'`, `isProduction`, `!isDevelopment`: what production gets counts.
    const environment = environmentOf(this.#givenTo(value) ?? text);
    if (environment !== undefined) {
      return environment === 'production' ? 'on' : 'off';
    }
    const state = this.#states.of(value);
    return state === 'on' || state === 'on-by-default' ? 'on' : state === 'off' ? 'off' : 'unresolved';
  }

  /** What a local name is given, where that happens once: `secure = not settings.DEBUG`. */
  #givenTo(value: Value): string | undefined {
    const given =
      value.kind === 'name' ? this.#code.assignments.filter(({ target }) => target === value.path) : [];
    const [first] = given;
    return given.length === 1 && first !== undefined
      ? this.#source.text.slice(first.value.start, first.value.end)
      : undefined;
  }

  /** A flag of an object of options. */
  ofEntry(options: Value | undefined, ...keys: readonly string[]): Flag {
    if (options === undefined || options.kind === 'null') {
      return 'unset';
    }
    if (options.kind !== 'object') {
      return 'unresolved';
    }
    const value = keys.map((key) => property(options, key)).find((found) => found !== undefined);
    return value === undefined && options.open ? 'unresolved' : this.of(value);
  }

  #ofChoice(value: Value): Flag {
    const flags = optionsOf(value)
      .filter((option) => !isDevelopmentOnly(this.#source, option.start))
      .map((option) => this.of(option));
    const [first] = flags;
    return first !== undefined && flags.every((flag) => flag === first) ? first : 'unresolved';
  }
}

/** Every object literal of a file, wherever it stands: in arguments, in assignments, inside one another. */
export function objectsOf(code: CodeModel, type: RegExp): Extract<Value, { kind: 'object' }>[] {
  const found = new Map<number, Extract<Value, { kind: 'object' }>>();
  const open: Value[] = [
    ...code.calls.flatMap((call: Call) => [...call.args, ...call.named.map((entry: Entry) => entry.value)]),
    ...code.assignments.map((assignment) => assignment.value),
  ];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value.kind === 'object') {
      if (value.type !== undefined && type.test(value.type)) {
        found.set(value.start, value);
      }
      open.push(...value.entries.map((entry) => entry.value));
    } else if (value.kind === 'list') {
      open.push(...value.items);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
