/** Blanks the comments and tabs of JSON5, so that offsets stay and what is left is also YAML. */
export function withoutComments(text: string): string {
  const result = text.split('');
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') {
        at++;
      } else if (character === quote) {
        quote = '';
      }
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const isLine = text[at + 1] === '/';
      const found = text.indexOf(isLine ? '\n' : '*/', at);
      const end = found < 0 ? text.length : found + (isLine ? 0 : 2);
      for (; at < end; at++) {
        result[at] = text[at] === '\n' ? '\n' : ' ';
      }
      at--;
    } else if (character === '\t' || character === '\uFEFF') {
      result[at] = ' ';
    }
  }
  return result.join('');
}
