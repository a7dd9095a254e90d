import { readCodeSwitches } from './debug/code-switches.ts';
import { readContainerSwitches } from './debug/container-switches.ts';
import { readIniSwitches, isIniPath } from './debug/ini-switches.ts';
import { ENVIRONMENT_SWITCHES, stateOfVariable, type DebugState } from './debug/switch-state.ts';
import { isDockerfilePath } from './dockerfiles.ts';
import { isEnvFilePath, isExampleEnvPath } from './env-files.ts';
import { lastWord, wordOf } from './pieces.ts';
import type { Piece, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { isSpringConfigPath, placeholderDefault, readSpringSettings } from './spring-config.ts';
import { familyOfPath } from './syntax/languages.ts';

export type { DebugState } from './debug/switch-state.ts';

/** Where a switch stands, which says how sure one can be that production sees it. */
export type DebugPlace = 'code' | 'config' | 'image' | 'compose' | 'manifest' | 'env-file';

/** A switch that turns debug pages, a debugger or a development mode on. */
export interface DebugSetting {
  /** In a person's words: `Django DEBUG`, `NODE_ENV`. */
  readonly name: string;
  readonly state: DebugState;
  readonly place: DebugPlace;
  /** The technology that must be in use for the switch to mean anything; undefined where it speaks for itself. */
  readonly technology: string | undefined;
  /** True below `if __name__ == "__main__":`, which only a direct start of the file runs. */
  readonly isMainGuarded: boolean;
  readonly site: Site;
  /** The literal that switches it on, where it is written here and nowhere else. */
  readonly literal?: Piece | undefined;
}

/** Texts without which no file can hold such a switch. */
export const DEBUG_GATE =
  /debug|display_?error|consider_all_requests_local|inspect|jdwp|_ENV\b|GIN_MODE|DebugMode|ReleaseMode/i;

/** The same for source code, where the word alone is everyday. */
const CODE_GATE =
  /\bDEBUG\b|\bdebug\s*=|\.debug\b|["']debug["']|WP_DEBUG|display_?error|consider_all_requests_local|gin\.SetMode|\.Debug\b|addErrorMiddleware|FLASK_DEBUG/i;

/** Files that may hold a switch and are no source code. */
export function isDebugConfigPath(path: string): boolean {
  return (
    isSpringConfigPath(path) ||
    isIniPath(path) ||
    isDockerfilePath(path) ||
    (isEnvFilePath(path) && !isExampleEnvPath(path)) ||
    (/\.ya?ml$/i.test(path) &&
      !/(^|\/)\.(github|circleci|gitlab)\//.test(path) &&
      !/(^|\/)\.[\w-]+\.ya?ml$/.test(path))
  );
}

/** Finds the switches of a file. */
export function readDebugSettings(source: SourceFile): readonly DebugSetting[] | undefined {
  const settings = readByPath(source);
  return settings.length === 0 ? undefined : settings;
}

function readByPath(source: SourceFile): DebugSetting[] {
  const { path } = source;
  if (isSpringConfigPath(path)) {
    return readSpring(source);
  }
  if (familyOfPath(path) !== undefined) {
    return CODE_GATE.test(source.text) ? readCodeSwitches(source) : [];
  }
  if (isEnvFilePath(path)) {
    return readEnvSwitches(source);
  }
  return isIniPath(path) ? readIniSwitches(source) : readContainerSwitches(source);
}

function readSpring(source: SourceFile): DebugSetting[] {
  return readSpringSettings(source)
    .filter(({ key }) => key === 'debug' || key === 'trace')
    .map(({ key, value, site }): DebugSetting => {
      const fallback = placeholderDefault(value);
      const isOn = /^\s*(true|on|yes)?\s*$/i.test(fallback ?? value);
      const state = value.includes('${')
        ? isOn && fallback !== undefined
          ? 'on-by-default'
          : 'off-by-default'
        : isOn
          ? 'on'
          : 'off';
      return {
        name: `Spring ${key}`,
        state,
        place: 'config',
        technology: undefined,
        isMainGuarded: false,
        site,
        literal: lastWord(source, site),
      };
    });
}

function readEnvSwitches(source: SourceFile): DebugSetting[] {
  return source.text.split('\n').flatMap((line, index): DebugSetting[] => {
    const match = /^\s*(?:export\s+)?([A-Z_]+)\s*=\s*["']?([^"'#\s]*)/.exec(line);
    const key = match?.[1] ?? '';
    const state = ENVIRONMENT_SWITCHES.has(key) ? stateOfVariable(key, match?.[2] ?? '') : undefined;
    return state === undefined
      ? []
      : [
          {
            name: key,
            state,
            place: 'env-file',
            technology: undefined,
            isMainGuarded: false,
            site: source.lineSite(index + 1),
            literal: wordOf(source, source.lineSite(index + 1), key),
          },
        ];
  });
}
