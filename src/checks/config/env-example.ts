import { baseName, joinPath, parentOf } from '../../workspace/paths.ts';
import type { Unit } from '../../workspace/units.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { appendLine, safeEdit, withEdit } from '../shared/edits.ts';
import { matchesGlob } from '../shared/images.ts';
import { serviceSigns } from '../shared/services.ts';

type Context = CheckContext<'environment-reads' | 'environment-names' | 'env-file' | 'go-server'>;

/** Programs that build or start other things, and read keys that no deployment sets. */
const NO_SERVICE_CODE =
  /(^|\/)(bin|tools?|hack|migrations?|seeds?|seeders?|webpack|build|static|public|assets|test-?utils?)\/|(^|\/)[\w.-]+\.config\.[cm]?[jt]s$|(^|\/)(gulpfile|gruntfile|rakefile|capfile|setup)\b/i;

/** Whoever starts the service finds every key that it reads written down. */
export const check = defineCheck({
  id: 'config/env-example',
  scopes: ['unit'],
  reads: ['environment-reads', 'environment-names', 'env-file', 'go-server'],
  conclude(context) {
    const { unit } = context;
    if (unit === undefined || serviceSigns(unit, context).length === 0) {
      return notApplicable('This is no service.');
    }
    // What tests are started with says nothing to whoever runs the service.
    const documents = context
      .allFacts('environment-names')
      .filter((fact) => fact.class !== 'test' && !/(^|\/)\.env\.test(\.\w+)?$/.test(fact.path));
    const documented = new Set(documents.flatMap((fact) => fact.value));
    const reads = firstReads(unit, context, documented);
    return judgeSites(
      [...reads].map(([key, at]): JudgedSite =>
        documented.has(key)
          ? { verdict: 'good', at }
          : {
              verdict: 'bad',
              message: `${key} is read here, and no example file, compose file or documentation names it.`,
              at,
              ...withEdit(addKey(key, unit, context)),
            },
      ),
      {
        whenNone: notApplicable('No key of the environment is read but those that platforms set.'),
        passMessage: `Every key of the environment is documented: ${[...reads.keys()].slice(0, 10).join(', ')}.`,
        looked: {
          files: documents.length,
          patterns: ['.env.example', 'compose files', 'values.yaml', 'code and tables in Markdown'],
        },
      },
    );
  },
});

/** With an empty value: what a harmless one would be, only a person knows. Another file than the unit's own may be one too. */
function addKey(key: string, unit: Unit, context: Context): EditFix | undefined {
  const examples = context
    .allFacts('env-file')
    .filter(({ path }) =>
      /^(\.env\.(example|sample|template|dist)|(example|sample)\.env)$/.test(baseName(path)),
    );
  const found =
    examples.find(({ path }) => parentOf(path) === unit.path) ??
    examples.find(({ path }) => parentOf(path) === '');
  const path = found?.path ?? joinPath(unit.path, '.env.example');
  return found === undefined && context.repository.isIgnored(path)
    ? undefined
    : safeEdit(`Add ${key} to ${baseName(path)}`, appendLine(path, found?.value, `${key}=`));
}

/** Every key with the first place that reads it, in the order of files. */
function firstReads(unit: Unit, context: Context, documented: ReadonlySet<string>): Map<string, Evidence> {
  const technologies = new Set(unit.technologies.map((technology) => technology.id));
  const platform = context.lists['platform-keys']
    .filter((entry) => entry.of === undefined || technologies.has(entry.of))
    .flatMap((entry) => entry.keys);
  const reads = new Map<string, Evidence>();
  for (const fact of context.facts('environment-reads')) {
    if (fact.class !== 'production' || NO_SERVICE_CODE.test(fact.path)) {
      continue;
    }
    for (const { key, site, hasDefault, isImplicit } of fact.value) {
      // Laravel's config files list every switch of the framework with its default, and a field of a settings class that
      // has one is as often a constant as a setting.
      const isSwitch = technologies.has('laravel') && /(^|\/)config\/[\w-]+\.php$/.test(fact.path);
      const isOptional = hasDefault && (isSwitch || isImplicit) && !documented.has(key);
      if (!isOptional && !reads.has(key) && !platform.some((pattern) => matchesGlob(key, pattern))) {
        reads.set(key, { path: fact.path, site });
      }
    }
  }
  return reads;
}
