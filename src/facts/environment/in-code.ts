import type { LanguageFamily } from '../syntax/languages.ts';
import type { FoundRead } from './environment-model.ts';
import { readSettingsClasses } from './python-settings.ts';

/** Reads by family. Each pattern has one group: the key. What follows it decides whether the place is a read. */
const READS: Readonly<Record<LanguageFamily, readonly RegExp[]>> = {
  javascript: [
    /\bprocess\.env(?:\?)?\.([A-Za-z_]\w*)/g,
    /\bprocess\.env\[\s*['"`](\w+)['"`]\s*\]/g,
    /\b(?:Deno|Bun)\.env\.(?:get\(\s*['"])?(?!get\b|set\b|toObject\b)([A-Za-z_]\w*)/g,
    // Nest's ConfigService, also where it is injected under another name: keys of the environment are in capitals.
    /\b\w*[cC]onfig(?:Service)?\.(?:get|getOrThrow)(?:<[^>\n]{0,80}>)?\(\s*['"`]([A-Z][A-Z0-9_]+)['"`]/g,
  ],
  python: [
    /\bos\.environb?\[\s*[rb]?['"](\w+)['"]\s*\]/g,
    /\bos\.environ\.get\(\s*['"](\w+)['"]/g,
    /\bgetenv\(\s*['"](\w+)['"]/g,
  ],
  go: [
    /\bos\.(?:Getenv|LookupEnv)\(\s*"(\w+)"/g,
    // envconfig, cleanenv and caarlos0/env keep keys in the tags of fields.
    /`[^`\n]{0,200}\b(?:env|envconfig):"([A-Za-z_]\w*)[",]/g,
  ],
  java: [/\bSystem\.getenv\(\s*"(\w+)"/g, /@Value\(\s*"[^"\n]{0,100}\$\{([A-Z][A-Z0-9_]*_?[A-Z0-9_]*)[:}]/g],
  ruby: [/\bENV\[\s*['"](\w+)['"]\s*\]/g, /\bENV\.fetch\(?\s*['"](\w+)['"]/g],
  php: [/(?<![\w>:$])(?:env|getenv)\(\s*['"](\w+)['"]/g, /\$_ENV\[\s*['"](\w+)['"]\s*\]/g],
};

/** `env('X')`, `env.str('X')` and `config('X')`, where a library of that name is imported. */
const PYTHON_LIBRARIES = [
  // A request has an environ of its own: only the one of `os` counts.
  {
    imports: /^[^\S\n]*from os import [^\n]*\benviron\b/m,
    read: /(?<![\w.])environ(?:\.get\(|\[)\s*['"](\w+)['"]/g,
  },
  {
    imports: /^[^\S\n]*(?:import environ|from (?:environ|environs)\b|import environs)/m,
    read: /\benv(?:\.\w+)?\(\s*['"](\w+)['"]/g,
  },
  { imports: /^[^\S\n]*from decouple import/m, read: /\bconfig\(\s*['"](\w+)['"]/g },
];

/** Schemas that are checked against the environment as a whole: their keys are reads. */
const SCHEMA_USE =
  /cleanEnv\(\s*process\.env|(?:parse|validate\w*|parseAsync)\(\s*process\.env\b|\.prefs\([^)]{0,100}\)\s*\.validate\(\s*process\.env/;
const SCHEMA_KEY =
  /^[ \t]*([A-Z][A-Z0-9_]{2,})\s*:\s*(?:z|zod|joi|Joi|yup|v|str|num|bool|port|url|host|email|json|t|Type)\b/gm;

/** What destructuring takes: `const { A, B: b = 1 } = process.env`. */
const DESTRUCTURED = /\{([^{}]{1,2000})\}\s*=\s*process\.env\b/g;

/** Finds the keys of the environment that a source file reads. */
export function readsInCode(text: string, family: LanguageFamily): FoundRead[] {
  const patterns =
    family === 'python'
      ? [
          ...READS.python,
          ...PYTHON_LIBRARIES.flatMap(({ imports, read }) => (imports.test(text) ? [read] : [])),
        ]
      : READS[family];
  const found = patterns.flatMap((pattern) => matchesOf(text, pattern, family));
  if (family === 'javascript') {
    found.push(...destructured(text));
    if (SCHEMA_USE.test(text)) {
      found.push(...matchesOf(text, SCHEMA_KEY, family));
    }
  }
  return family === 'python' ? [...found, ...readSettingsClasses(text)] : found;
}

function matchesOf(text: string, pattern: RegExp, family: LanguageFamily): FoundRead[] {
  return [...text.matchAll(pattern)].flatMap((match): FoundRead[] => {
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 40);
    const isWrite = /^\s*(\|\|=|\?\?=|=(?![=>~]))/.test(after);
    return isWrite || isComment(text, match.index, family)
      ? []
      : [
          {
            key: match[1] ?? '',
            start: match.index,
            end,
            hasDefault:
              /^\s*(,|\|\||\?\?|\?:|:(?=[^}\n]{0,80}\}))/.test(after) ||
              /^\)?\s*(\|\||\?\?|or\s)/.test(after),
          },
        ];
  });
}

/** True where a comment starts on the line before the place. Addresses (`https://`) are no comments. */
function isComment(text: string, at: number, family: LanguageFamily): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return family === 'python' || family === 'ruby'
    ? /^\s*#|\s#\s/.test(line)
    : /^\s*(\/\/|\*|\/\*|#)|[\s;{)]\/\/\s/.test(line);
}

function destructured(text: string): FoundRead[] {
  return [...text.matchAll(DESTRUCTURED)].flatMap((match) => {
    const inner = match.index + 1;
    return [...(match[1] ?? '').matchAll(/(?:^|,)\s*([A-Za-z_]\w*)(?:\s*:\s*\w+)?(\s*=)?/g)].map(
      (part): FoundRead => {
        const key = part[1] ?? '';
        const start = inner + part.index + part[0].indexOf(key);
        return { key, start, end: start + key.length, hasDefault: part[2] !== undefined };
      },
    );
  });
}
