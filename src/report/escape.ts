/** Text of a workspace is data: these put it into a format so that it stays text, and so that all of it can be seen. */

/** Characters that change how a line reads without being seen: controls, direction marks, what no encoding may hold. */
const HIDDEN: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
];

/** The text with hidden characters written out, as `\u202e`. Tabs and line ends stay. */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const hidden = HIDDEN.some(([first, last]) => code >= first && code <= last);
    shown += hidden ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  }
  return shown;
}

/** The text on one line: line ends and tabs become single spaces. */
export function oneLine(text: string): string {
  return visible(text.replace(/[\s\u0085]+/g, ' ').trim());
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute of XML or HTML. */
export function escapeMarkup(text: string): string {
  return visible(text.replace(/\r\n?/g, '\n')).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A space without width: stands inside what would otherwise mention somebody, link an issue or start an address. */
const BREAK = '\u200b';

/**
 * Text for a line of markdown, at GitHub and at GitLab: no markup, no HTML, no mention of a person, no link to an issue, no
 * address that becomes a link, nothing that starts a block or a command.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[@#!$%^~&](?=[\w~])/g, (mark) => mark + BREAK)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/www(?=\.)/gi, (word) => word + BREAK)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\\`*_{}[\]|~]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=#:/]/, '\\$&')
    .replaceAll(BREAK, '&#8203;');
}

/** Text as a code span: the fence is longer than any run of backticks inside. Empty text gives nothing. */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  if (line === '') {
    return '';
  }
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
