import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { hasTypeSyntax } from './type-syntax.ts';

/** VS Code language id, file extension and file name of the languages that fences name. */
const LANGUAGES: Readonly<Record<string, { readonly id: string; readonly extension: string }>> = {
  bash: { id: 'shellscript', extension: '.sh' },
  dockerfile: { id: 'dockerfile', extension: '.dockerfile' },
  dockerignore: { id: 'ignore', extension: '.dockerignore' },
  gitignore: { id: 'ignore', extension: '.gitignore' },
  go: { id: 'go', extension: '.go' },
  hcl: { id: 'terraform', extension: '.tf' },
  ini: { id: 'ini', extension: '.ini' },
  java: { id: 'java', extension: '.java' },
  javascript: { id: 'javascript', extension: '.js' },
  js: { id: 'javascript', extension: '.js' },
  json: { id: 'json', extension: '.json' },
  php: { id: 'php', extension: '.php' },
  properties: { id: 'properties', extension: '.properties' },
  py: { id: 'python', extension: '.py' },
  python: { id: 'python', extension: '.py' },
  ruby: { id: 'ruby', extension: '.rb' },
  sh: { id: 'shellscript', extension: '.sh' },
  sql: { id: 'sql', extension: '.sql' },
  toml: { id: 'toml', extension: '.toml' },
  ts: { id: 'typescript', extension: '.ts' },
  typescript: { id: 'typescript', extension: '.ts' },
  xml: { id: 'xml', extension: '.xml' },
  yaml: { id: 'yaml', extension: '.yaml' },
  yml: { id: 'yaml', extension: '.yaml' },
};

/** How a variant's language stands to a document's: `any` where there is no document, or the variant is a file. */
export type LanguageFit = 'same' | 'usable' | 'any' | 'other';

/** The VS Code language id of a fence's language; plain text for one we do not know. */
export function languageIdOf(language: string): string {
  return LANGUAGES[language]?.id ?? 'plaintext';
}

export function extensionOfLanguage(language: string): string {
  return LANGUAGES[language]?.extension ?? '.txt';
}

export function languageFits(variant: SnippetVariant, documentLanguage: string | undefined): LanguageFit {
  if (documentLanguage === undefined || variant.body === undefined) {
    return 'any';
  }
  const own = languageIdOf(variant.language);
  if (own === documentLanguage) {
    return 'same';
  }
  switch (documentLanguage) {
    case 'typescriptreact':
      return own === 'typescript' ? 'same' : own === 'javascript' ? 'usable' : 'other';
    case 'javascriptreact':
      return own === 'javascript'
        ? 'same'
        : own === 'typescript' && isPlainScript(variant)
          ? 'usable'
          : 'other';
    case 'javascript':
      return own === 'typescript' && isPlainScript(variant) ? 'usable' : 'other';
    case 'typescript':
      return own === 'javascript' ? 'usable' : 'other';
    default:
      return 'other';
  }
}

/** True for TypeScript that is JavaScript as well. */
function isPlainScript({ imports, body }: SnippetVariant): boolean {
  return !hasTypeSyntax(`${imports ?? ''}\n${body ?? ''}`);
}

/**
 * How a document's JavaScript is loaded, as far as it shows: by its extension, or by the statements it uses. Undefined
 * leaves the question to the package.
 */
export function moduleKindOf(fileName: string, text: string): 'esm' | 'cjs' | undefined {
  if (/\.m[jt]s$/.test(fileName)) {
    return 'esm';
  }
  if (/\.c[jt]s$/.test(fileName)) {
    return 'cjs';
  }
  const hasImport = /^(import\s[^(]|export\s)/m.test(text);
  const hasRequire = /^(const|let|var)\s.*=\s*require\(/m.test(text) || /^module\.exports\b/m.test(text);
  return hasImport === hasRequire ? undefined : hasImport ? 'esm' : 'cjs';
}
