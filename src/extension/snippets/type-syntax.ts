/** What TypeScript has and JavaScript has not. Each pattern is read against code without strings and comments. */
const TYPE_SYNTAX: readonly RegExp[] = [
  /^\s*(export\s+)?(declare\s+)?(interface|enum|namespace|abstract\s+class)\s+\w/m,
  /^\s*(export\s+)?type\s+\w+(<[^=]*>)?\s*=/m,
  /^\s*import\s+type\b/m,
  /[{,]\s*type\s+\w+/,
  // Variables, fields and the first parameter with a type.
  /\b(const|let|var)\s+(\w+|[{[][^=;]*[}\]])\s*:/,
  /(^|[\s{;(])(public|private|protected|readonly|declare|override)\s+\w/m,
  /\(\s*(\.\.\.)?[\w$]+\??\s*:\s*[\w$<{[(]/,
  // Further parameters, and what a function gives back.
  /\([^()?{}]*,\s*[\w$]+\??\s*:\s*[^()?]*\)\s*(=>|\{|:)/,
  /\)\s*:\s*[\w$.<>[\]|&\s{}]+(=>|\{)\s*$/m,
  /[\w$)\]}']\s+(as|satisfies)\s+(const\b|[\w{[(])/,
  /[\w$]<[\w$\s,|&[\]{}:;.<>]+>\s*\(/,
  /[\w$)\]]!(\.|;|,|\)|\[)/,
  /\?\s*:\s*(string|number|boolean|unknown|[A-Z])/,
];

/**
 * True when code needs TypeScript. Careful rather than clever: what it cannot tell from JavaScript it takes for types,
 * so that no type annotation ends up in a JavaScript file.
 */
export function hasTypeSyntax(code: string): boolean {
  const bare = code
    .replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '$1')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
    // `import { a as b }` and `import * as c` are JavaScript.
    .replace(/^\s*import\s+(?!type\b)[\s\S]*?from\s*''/gm, (statement) =>
      statement.replace(/\s+as\s+/g, ' '),
    );
  return TYPE_SYNTAX.some((pattern) => pattern.test(bare));
}
