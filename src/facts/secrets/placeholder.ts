/** Values that vendors publish as examples; anyone may write them. */
const PUBLISHED_EXAMPLES = new Set(['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'AKIAIOSFODNN7EXAMPLE']);

const PLACEHOLDER_WORD =
  /your[-_ ]|change[-_ ]?(?:me|this)|replace[-_ ]?(?:me|this)|xxx|example|dummy|sample|placeholder|todo|insert[-_ ]|redacted|\bfake\b|<.*>|\*{3,}|\.{3}$/i;

/**
 * True for a value that stands for another: empty, a template, a stock phrase, one repeated character, the key's own
 * name, or a published example.
 *
 * @param key name of the variable or field that holds the value, where there is one
 */
export function isPlaceholder(value: string, key?: string): boolean {
  const text = value.trim();
  return (
    text === '' ||
    PUBLISHED_EXAMPLES.has(text) ||
    isReference(text) ||
    PLACEHOLDER_WORD.test(text) ||
    new Set(text).size === 1 ||
    (key !== undefined && isNameOf(text, key))
  );
}

/** True for a value that is filled in elsewhere: `${X}`, `$X`, `{{ x }}`, `%X%`, `ENV[...]`, `<%= x %>`. */
export function isReference(value: string): boolean {
  const text = value.trim();
  return /\$\{[^}]*\}|\{\{.*\}\}|<%.*%>|^\$\(?[A-Za-z_]|^%[A-Za-z_]+%$|^#\{/.test(text);
}

/** The key's own name, or its end: `DB_PASSWORD=password`. */
function isNameOf(text: string, key: string): boolean {
  const plain = normalise(text);
  return plain === normalise(key) || (plain.length >= 5 && normalise(key).endsWith(plain));
}

function normalise(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
