/** What a switch is, as far as files tell. */
export type DebugState =
  | 'on'
  /** Follows the environment, and is on when nothing is set. */
  | 'on-by-default'
  | 'off'
  /** Follows the environment, and is off when nothing is set. */
  | 'off-by-default'
  | 'unresolved';

type Kind = 'flag' | 'mode' | 'gin' | 'options';

/** Environment variables that switch debugging on, and how their values are read. */
export const ENVIRONMENT_SWITCHES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['DEBUG', 'flag'],
  ['DJANGO_DEBUG', 'flag'],
  ['FLASK_DEBUG', 'flag'],
  ['APP_DEBUG', 'flag'],
  ['WP_DEBUG', 'flag'],
  ['WORDPRESS_DEBUG', 'flag'],
  ['NODE_ENV', 'mode'],
  ['FLASK_ENV', 'mode'],
  ['RAILS_ENV', 'mode'],
  ['RACK_ENV', 'mode'],
  ['APP_ENV', 'mode'],
  ['GIN_MODE', 'gin'],
  ['NODE_OPTIONS', 'options'],
  ['JAVA_TOOL_OPTIONS', 'options'],
]);

/** An inspector or debugger that listens on more than the loopback address. */
export const OPEN_DEBUGGER =
  /--inspect(-brk)?=(0\.0\.0\.0|\[?::\]?)(:|\b)|jdwp=[^\s"']*address=(\*|0\.0\.0\.0)|debugpy\s+--listen\s+(0\.0\.0\.0|\d)/;

/** True for a word that switches something on. */
export function isOnWord(text: string): boolean {
  return /^(1|true|yes|on|y|t)$/i.test(text.trim());
}

/** True for a word that switches something off, the empty one included. */
export function isOffWord(text: string): boolean {
  return /^(0|false|no|off|n|f|none|null)?$/i.test(text.trim());
}

/** The state that a variable with this value means; undefined where the value says nothing about debugging. */
export function stateOfVariable(key: string, raw: string): DebugState | undefined {
  const value = raw.trim().replace(/^(["'])(.*)\1$/, '$2');
  const reference = /^\$\{\w+(?::?-([^}]*))?\}$|^\$\w+$/.exec(value);
  if (reference !== null) {
    const state = reference[1] === undefined ? 'off' : stateOfText(key, reference[1]);
    return state === 'on' ? 'on-by-default' : 'off-by-default';
  }
  return /\{\{|\$\{|<%/.test(value) ? 'unresolved' : stateOfText(key, value);
}

function stateOfText(key: string, value: string): 'on' | 'off' | undefined {
  switch (ENVIRONMENT_SWITCHES.get(key)) {
    case 'flag':
      return isOnWord(value) ? 'on' : isOffWord(value) ? 'off' : undefined;
    case 'mode':
      return /^(dev|develop|development|local)$/i.test(value)
        ? 'on'
        : /^prod(uction)?$/i.test(value)
          ? 'off'
          : undefined;
    case 'gin':
      return value === 'debug' ? 'on' : value === 'release' ? 'off' : undefined;
    case 'options':
      return OPEN_DEBUGGER.test(value) ? 'on' : undefined;
    default:
      return undefined;
  }
}
