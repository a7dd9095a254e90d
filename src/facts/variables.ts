/** No value of a setting is longer; what is, is not looked into. */
const LENGTH_LIMIT = 2000;

/**
 * Puts values in place of `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}` and `${NAME:+other}`, as Docker, compose
 * and shells do.
 *
 * @returns undefined where a variable has neither a value nor a default
 */
export function expandVariables(text: string, values: ReadonlyMap<string, string>): string | undefined {
  if (text.length > LENGTH_LIMIT) {
    return undefined;
  }
  const missing: string[] = [];
  const expanded = text.replace(
    /\\(.)|\$(?:(\w+)|\{(\w+)(?:(:?[-+?])((?:[^{}]|\$\{[^{}]*\})*))?\})/g,
    (_, escaped?: string, bare?: string, name?: string, operator?: string, other?: string): string => {
      if (escaped !== undefined) {
        return escaped;
      }
      const value = values.get(bare ?? name ?? '');
      const isSet = value !== undefined && (value !== '' || operator?.startsWith(':') !== true);
      if (operator?.endsWith('+') === true) {
        return isSet ? (expandVariables(other ?? '', values) ?? '') : '';
      }
      if (isSet) {
        return value;
      }
      const fallback = operator?.endsWith('-') === true ? expandVariables(other ?? '', values) : undefined;
      if (fallback === undefined) {
        missing.push(bare ?? name ?? '');
      }
      return fallback ?? '';
    },
  );
  return missing.length === 0 ? expanded : undefined;
}
