import { extensionOf } from '../../workspace/paths.ts';

/** Languages that we parse, each the name of its grammar file. */
export const LANGUAGES = ['javascript', 'typescript', 'tsx', 'python', 'java', 'go', 'ruby', 'php'] as const;
export type Language = (typeof LANGUAGES)[number];

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  '.js': 'javascript',
  '.cjs': 'javascript',
  '.mjs': 'javascript',
  '.jsx': 'javascript',
  '.ts': 'typescript',
  '.cts': 'typescript',
  '.mts': 'typescript',
  '.tsx': 'tsx',
  '.py': 'python',
  '.java': 'java',
  '.go': 'go',
  '.rb': 'ruby',
  '.rake': 'ruby',
  '.php': 'php',
};

/** Folders whose scripts are sent to browsers as they are, or shown; the service does not run them. */
const SENT_AS_IT_IS = /(^|\/)(public|static|assets|wwwroot)\//;

/** The language of a source file of the service by its extension; undefined for scripts that a browser runs. */
export function languageOfPath(path: string): Language | undefined {
  const language = path.endsWith('.d.ts') ? undefined : BY_EXTENSION[extensionOf(path)];
  const isScript = language === 'javascript' || language === 'typescript' || language === 'tsx';
  return isScript && SENT_AS_IT_IS.test(path) ? undefined : language;
}

export type LanguageFamily = 'javascript' | 'python' | 'java' | 'go' | 'ruby' | 'php';

/** JavaScript and TypeScript are one family: the same code decides for both. */
export function familyOfPath(path: string): LanguageFamily | undefined {
  const language = languageOfPath(path);
  return language === undefined
    ? undefined
    : language === 'typescript' || language === 'tsx'
      ? 'javascript'
      : language;
}
