/** How comments begin, by VS Code language id; `//` for the others. */
const LINE_COMMENT: Readonly<Record<string, RegExp>> = {
  python: /#/,
  yaml: /(^|\s)#/,
  dockerfile: /^\s*#/,
};

/**
 * True when the end of a line's text lies in a comment or in a string, as far as the line alone tells. Strings and
 * comments over several lines are not seen.
 */
export function isInCommentOrString(before: string, language: string): boolean {
  const bare = before.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/g, '');
  const comment = LINE_COMMENT[language] ?? /\/\//;
  return comment.test(bare) || /^\s*(\/\*|\*)/.test(bare) || /['"`]/.test(bare);
}
