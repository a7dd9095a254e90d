import { baseName } from '../workspace/paths.ts';
import { isDockerfilePath } from './dockerfiles.ts';
import { findDockerfileProblems } from './parsing/in-dockerfile.ts';
import { findJsonProblems } from './parsing/in-json.ts';
import { findTomlProblems } from './parsing/in-toml.ts';
import { findXmlProblems } from './parsing/in-xml.ts';
import { findYamlProblems } from './parsing/in-yaml.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A place where a configuration file is not what its format allows. */
export interface ParseProblem {
  /**
   * `error`: no parser reads it. `duplicate`: a key stands twice, and readers take one of them without a word. `lenient`: only a
   * reader that knows comments and trailing commas takes it, and the path does not say whether this file's reader does.
   */
  readonly kind: 'error' | 'duplicate' | 'lenient';
  readonly message: string;
  readonly site: Site;
}

/** What trying to read a configuration file gave. */
export interface ParsedFile {
  readonly format: 'YAML' | 'JSON' | 'TOML' | 'XML' | 'Dockerfile';
  /** Text of a template engine: only what the engine makes of it has to parse. */
  readonly isTemplate: boolean;
  readonly problems: readonly ParseProblem[];
}

/** One mistake hides the next; more than this of one file help nobody. */
const PROBLEM_LIMIT = 5;

/** Data, texts and test material in these formats is not configuration, and may be broken on purpose. */
const NOT_CONFIGURATION =
  /(^|\/)(locales?|i18n|l10n|lang|langs|languages?|translations?|messages|data|datasets?|seeds?|assets|static|public|vendor|third[-_]party|cassettes|snapshots?|__snapshots__|schemas?\/examples)\//i;

/** Names that say that a template engine comes first. */
const TEMPLATE_PATH =
  /(^|\/)(templates?|skeletons?|blueprints?|stubs?)\/|\{\{|\.(j2|jinja2?|tmpl|tpl|erb|hbs|ejs|mustache|dist)(\.|$)/i;

/** True for files that hold configuration in a format that we can parse. */
export function isConfigurationPath(path: string): boolean {
  return !NOT_CONFIGURATION.test(path) && formatOf(path) !== undefined;
}

function formatOf(path: string): ParsedFile['format'] | undefined {
  return /\.ya?ml$/i.test(path)
    ? 'YAML'
    : /\.jsonc?$|(^|\/)\.(babelrc|swcrc|jshintrc)$/i.test(path)
      ? 'JSON'
      : /\.toml$/i.test(path)
        ? 'TOML'
        : /(^|\/)pom\.xml$/.test(path)
          ? 'XML'
          : isDockerfilePath(path)
            ? 'Dockerfile'
            : undefined;
}

/** True for files like `Dockerfile.md`: named for a Dockerfile, and without the instruction that each has. */
function isNamedForDockerfile({ path, text }: SourceFile): boolean {
  return /^(docker|container)file[.-]/i.test(baseName(path)) && !/^[^\S\n]*FROM\s/im.test(text);
}

const READERS: Readonly<Record<ParsedFile['format'], (source: SourceFile) => readonly ParseProblem[]>> = {
  YAML: findYamlProblems,
  JSON: findJsonProblems,
  TOML: findTomlProblems,
  XML: findXmlProblems,
  Dockerfile: findDockerfileProblems,
};

/** Tries to read a configuration file with the parser of its format. */
export function readParseProblems(source: SourceFile): ParsedFile | undefined {
  const format = formatOf(source.path);
  if (format === undefined || (format === 'Dockerfile' && isNamedForDockerfile(source))) {
    return undefined;
  }
  const problems = READERS[format](source);
  // A template that happens to parse is as good as any other file; one that does not is judged by nobody.
  const isTemplate =
    problems.length > 0 && (TEMPLATE_PATH.test(source.path) || holdsTemplateText(source.text, format));
  return { format, isTemplate, problems: isTemplate ? [] : problems.slice(0, PROBLEM_LIMIT) };
}

/**
 * Marks of Jinja, Go templates, Handlebars, ERB, EJS and Terraform; `${{ }}` is GitHub's own and stays inside a string. A `${}`
 * is a mark only where it stands for a value of JSON: many readers fill in strings themselves.
 */
function holdsTemplateText(text: string, format: ParsedFile['format']): boolean {
  return (
    /(^|[^$])\{\{|\{%|<%|^[^\S\n]*#\{|%\{~?\s*(if|for)\s/m.test(text) ||
    (format === 'JSON' && /[:[,][^\S\n]*\$\{[^}\n]+\}/.test(text))
  );
}
