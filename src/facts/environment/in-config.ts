import { isSpringConfigPath } from '../spring-config.ts';
import type { FoundRead } from './environment-model.ts';

/** Configuration files in which placeholders stand for variables: Spring's, and Symfony's below `config`. */
export function isPlaceholderConfigPath(path: string): boolean {
  return isSpringConfigPath(path) || /(^|\/)config\/(packages\/|routes\/)?[\w./-]+\.ya?ml$/.test(path);
}

/** `${DB_URL:default}` of Spring (keys in capitals: others are properties), `%env(int:DB_PORT)%` of Symfony. */
const SPRING = /\$\{([A-Z][A-Z0-9_]*)(:[^}]*)?\}/g;
const SYMFONY = /%env\((?:[\w.]+:)*([A-Z][A-Z0-9_]*)\)%/g;

/** Finds the variables that a configuration file takes values from. */
export function readsInConfig(text: string, path: string): FoundRead[] {
  return [...text.matchAll(isSpringConfigPath(path) ? SPRING : SYMFONY)].flatMap((match): FoundRead[] => {
    const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
    return /^\s*#/.test(line)
      ? []
      : [
          {
            key: match[1] ?? '',
            start: match.index,
            end: match.index + match[0].length,
            hasDefault: match[2] !== undefined,
          },
        ];
  });
}
