import { optionsOf, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { environmentOf, isDevelopmentOnly } from '../guards.ts';
import { isLookup } from '../secrets/secret-source.ts';
import type { SourceFile } from '../source-file.ts';
import { isOffWord, isOnWord, type DebugState } from './switch-state.ts';

/** Names are followed to their assignment this often. */
const MAX_STEPS = 3;
/** Expressions longer than this are not read by their text. */
const TEXT_LIMIT = 400;

/** A read of the environment with its default, as text: `os.environ.get("DEBUG", "False")`. */
const LOOKUP_TEXT =
  /(?:environ\.get|getenv|environ|ENV\.fetch|ENV|env(?:\.\w+)?|config|get_env|\bget)\s*[([]\s*["'](\w+)["']\s*(?:,\s*(?:default\s*=\s*)?([^,)\]]*))?[^)\]]*[)\]]/i;

/** What values of one file mean as switches. */
export class ValueStates {
  readonly #source: SourceFile;
  readonly #code: CodeModel;

  constructor(source: SourceFile, code: CodeModel) {
    this.#source = source;
    this.#code = code;
  }

  of(value: Value): DebugState {
    switch (value.kind) {
      case 'boolean':
        return value.value ? 'on' : 'off';
      case 'null':
        return 'off';
      case 'number':
        return Number(value.text) === 0 ? 'off' : 'on';
      case 'string':
        return isOnWord(value.text) ? 'on' : isOffWord(value.text) ? 'off' : 'unresolved';
      case 'call':
        return this.#ofCall(value.call, value);
      case 'name':
        return isLookup(value) ? 'off-by-default' : this.#ofText(this.#textOf(value), 0);
      case 'choice':
        return this.#ofChoice(value);
      default:
        return this.#ofText(this.#textOf(value), 0);
    }
  }

  #textOf(value: Value): string {
    return this.#source.text.slice(value.start, value.end);
  }

  #ofCall(call: Call, value: Value): DebugState {
    const [first] = call.args;
    if (
      /^(bool|int|boolval|intval|strtobool|str2bool|str_to_bool|json\.loads|(\w+\.)*(strtobool|to_bool|str_to_bool))$/.test(
        call.callee,
      ) &&
      first !== undefined
    ) {
      return this.#ofCast(call.callee, first);
    }
    if (!isLookup(value)) {
      return this.#ofText(this.#textOf(value), 0);
    }
    const fallback = this.#fallbackOf(call);
    if (fallback === undefined) {
      return 'off-by-default';
    }
    // The environment holds text, and Python takes every text but the empty one for true: "False" is on.
    const isRaw = /^os\.(environ\.get|getenv)$/.test(call.callee) && fallback.kind === 'string';
    return isRaw ? (fallback.text === '' ? 'off-by-default' : 'on-by-default') : byDefault(this.of(fallback));
  }

  /** `bool("False")` is true; casts of other kinds read the word. */
  #ofCast(callee: string, value: Value): DebugState {
    const fallback = value.kind === 'call' && isLookup(value) ? this.#fallbackOf(value.call) : undefined;
    if (callee === 'bool' && fallback?.kind === 'string') {
      return fallback.text === '' ? 'off-by-default' : 'on-by-default';
    }
    return fallback === undefined
      ? value.kind === 'call' && !isLookup(value)
        ? this.of(value)
        : isLookup(value)
          ? 'off-by-default'
          : this.of(value)
      : byDefault(this.of(fallback));
  }

  /** The default of a lookup; django-environ may keep it in the scheme: `environ.Env(DEBUG=(bool, False))`. */
  #fallbackOf(call: Call): Value | undefined {
    const own = call.args[1] ?? call.named.find((entry) => entry.key === 'default')?.value;
    const [name] = call.args;
    if (own !== undefined || name?.kind !== 'string') {
      return own;
    }
    const scheme = this.#code.calls
      .filter((candidate) => candidate.method === 'Env')
      .flatMap((candidate) => candidate.named.filter((entry) => entry.key === name.text))[0]?.value;
    return scheme?.kind === 'list' ? scheme.items[1] : undefined;
  }

  #ofChoice(value: Value): DebugState {
    const text = this.#textOf(value);
    const condition =
      text.length > TEXT_LIMIT ? undefined : /^\S+\s+if\s+(.+)\s+else\s+\S+$/s.exec(text)?.[1];
    const [first, second] = optionsOf(value);
    if (
      condition !== undefined &&
      first?.kind === 'boolean' &&
      second?.kind === 'boolean' &&
      first.value !== second.value
    ) {
      const asked = this.#ofText(condition, 0);
      return first.value ? asked : inverted(asked);
    }
    const states = optionsOf(value)
      .filter((option) => !isDevelopmentOnly(this.#source, option.start))
      .map((option) => this.of(option));
    const hasLookup = optionsOf(value).some(isLookup);
    if (states.some((state) => state === 'on' || state === 'on-by-default')) {
      return states.length === 1 && !hasLookup ? 'on' : 'on-by-default';
    }
    return states.includes('unresolved') ? 'unresolved' : hasLookup ? 'off-by-default' : 'off';
  }

  /** Comparisons, negations and names, by their text. */
  #ofText(raw: string, step: number): DebugState {
    if (raw.length > TEXT_LIMIT) {
      return 'unresolved';
    }
    const text = raw
      .trim()
      .replace(/^\(([^]*)\)$/, '$1')
      .trim();
    if (/^(True|true)$/.test(text)) {
      return 'on';
    }
    if (/^(False|false|None|nil|null)$/.test(text)) {
      return 'off';
    }
    const negated = /^(?:not\b|!(?!=))\s*([^]*)$/.exec(text)?.[1];
    if (negated !== undefined && !/\b(and|or)\b|&&|\|\|/.test(negated)) {
      const environment = environmentOf(text);
      return LOOKUP_TEXT.test(negated) || environment === undefined
        ? inverted(this.#ofText(negated, step))
        : 'off';
    }
    const comparison = /^([^]*?)\s*(===?|!==?|\bnot\s+in\b|\bin\b)\s*([^]*)$/.exec(text);
    if (comparison !== null) {
      return this.#ofComparison(comparison[1] ?? '', comparison[2] ?? '', comparison[3] ?? '', step);
    }
    if (LOOKUP_TEXT.test(text)) {
      return 'off-by-default';
    }
    const assigned = /^\w+$/.test(text) ? this.#assignedText(text) : undefined;
    return assigned !== undefined && step < MAX_STEPS ? this.#ofText(assigned, step + 1) : 'unresolved';
  }

  #ofComparison(left: string, operator: string, right: string, step: number): DebugState {
    const isNegative = /^!|not/.test(operator);
    if (/^["']\w+["']$/.test(left) && /environ\b|\bENV\b/.test(right) && operator.endsWith('in')) {
      return isNegative ? 'on-by-default' : 'off-by-default';
    }
    const lookup = LOOKUP_TEXT.exec(left);
    if (lookup === null) {
      const name = /^\w+/.exec(left)?.[0];
      const assigned = name === undefined || step >= MAX_STEPS ? undefined : this.#assignedText(name);
      return assigned === undefined
        ? // An environment test: what production gets counts.
          environmentOf(`${left} ${operator} ${right}`) === 'development'
          ? 'off'
          : 'unresolved'
        : this.#ofComparison(
            left.replace(/^\w+/, () => assigned),
            operator,
            right,
            step + 1,
          );
    }
    const wanted = [...right.matchAll(/["']([^"']*)["']|\b(True|true|1)\b/g)].map(([, text, word]) =>
      (text ?? word ?? '').toLowerCase(),
    );
    const fallback = (lookup[2] ?? '')
      .trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase();
    return wanted.includes(fallback) !== isNegative ? 'on-by-default' : 'off-by-default';
  }

  #assignedText(name: string): string | undefined {
    // Entries of dictionaries share no name with a variable.
    const found = this.#code.assignments.filter(
      ({ target, start, value }) =>
        target === name && this.#source.text.slice(start, value.start).includes('='),
    );
    return found.length === 1 && found[0] !== undefined ? this.#textOf(found[0].value) : undefined;
  }
}

function byDefault(state: DebugState): DebugState {
  return state === 'on' ? 'on-by-default' : state === 'off' ? 'off-by-default' : state;
}

function inverted(state: DebugState): DebugState {
  const opposite: Readonly<Record<DebugState, DebugState>> = {
    on: 'off',
    off: 'on',
    'on-by-default': 'off-by-default',
    'off-by-default': 'on-by-default',
    unresolved: 'unresolved',
  };
  return opposite[state];
}
