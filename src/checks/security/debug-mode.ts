import { opposite } from '../../facts/pieces.ts';
import { baseName } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { replace, reviewEdit, withEdit } from '../shared/edits.ts';
import { isTracked } from '../shared/files.ts';
import { isReplacedInProduction, PRODUCTION_NAME } from '../shared/production-modules.ts';

type Context = CheckContext<'debug-settings' | 'dockerfile'>;
type Setting = Fact<'debug-settings'>['value'][number];

/** Servers that import a Python application instead of running its file. */
const SERVERS = new Set(
  'gunicorn uwsgi pyuwsgi waitress uvicorn hypercorn gevent daphne granian cheroot mod-wsgi zappa chalice mangum apig-wsgi functions-framework'.split(
    ' ',
  ),
);
const SERVER_COMMAND =
  /\b(gunicorn|uwsgi|uvicorn|waitress-serve|hypercorn|daphne|granian|functions-framework)\b/;

/** Settings modules that are not for production, by names that the classes of files leave out. */
const OTHER_MODULE =
  /(^|[/_.-])(dev|develop|development|local|test|tests|testing|ci|debug|sandbox|staging|docker_?dev)([_.-][\w.-]*)?\.py$/i;

/** Env files of tests and pipelines. */
const OTHER_ENV_FILE = /\.env\.(test|testing|ci|travis|circleci|github)$|(^|\/)(test|ci)\.env$/;

/** Debug pages, debuggers and development modes are off where strangers can reach them. */
export const check = defineCheck({
  id: 'security/debug-mode',
  scopes: ['unit', 'infrastructure'],
  reads: ['debug-settings', 'dockerfile'],
  conclude(context) {
    const facts = context
      .facts('debug-settings')
      .filter(
        (fact) =>
          fact.class === 'production' && !OTHER_MODULE.test(fact.path) && !OTHER_ENV_FILE.test(fact.path),
      );
    const sites = facts.flatMap((fact) =>
      fact.value
        .filter((setting) => isMeant(context, setting) && !isOverridden(fact, setting, facts))
        .flatMap((setting) => judge(context, fact.path, setting)),
    );
    return judgeSites(sites, {
      whenNone: notApplicable('No switch for debugging was found in production files.'),
      passMessage: 'Debugging is off, or off unless the environment asks for it.',
    });
  },
});

/** A switch of a framework that is not used means nothing; `DEBUG` of Node only selects log output. */
function isMeant(context: Context, { name, technology, place }: Setting): boolean {
  const used = new Set(context.unit?.technologies.map(({ id }) => id));
  if (technology !== undefined) {
    return used.has(technology);
  }
  // Symfony commits a .env for development and expects production to set its own.
  if (name === 'APP_ENV' && place === 'env-file' && used.has('symfony')) {
    return false;
  }
  return name !== 'DEBUG' || !used.has('node') || used.has('python') || used.has('php') || used.has('ruby');
}

/** A shared settings module does not decide where a module for production beside it switches debugging off. */
function isOverridden(
  fact: Fact<'debug-settings'>,
  setting: Setting,
  all: readonly Fact<'debug-settings'>[],
): boolean {
  return (
    setting.place === 'code' &&
    isReplacedInProduction(fact.path, all, (other) =>
      other.value.some((candidate) => candidate.name === setting.name && candidate.state.startsWith('off')),
    )
  );
}

function judge(context: Context, path: string, setting: Setting): JudgedSite[] {
  const at = { path, site: setting.site };
  const { name, state } = setting;
  if (state === 'off' || state === 'off-by-default') {
    return [{ verdict: 'good', at }];
  }
  if (state === 'unresolved') {
    return [
      { verdict: 'unknown', message: `What ${name} is in production cannot be told from this file.`, at },
    ];
  }
  if (setting.isMainGuarded && startsRealServer(context, path)) {
    return [{ verdict: 'good', at }];
  }
  const what = state === 'on' ? `${name} switches debugging on` : `${name} is on when nothing is set`;
  if (setting.place === 'env-file' && isTracked(context, path) === false) {
    return [];
  }
  // Most plain compose files and env files are for laptops, some are the deployment: only their name tells.
  const isForLaptops =
    (setting.place === 'compose' || setting.place === 'env-file') && !PRODUCTION_NAME.test(baseName(path));
  return isForLaptops
    ? [{ verdict: 'review', message: `${what} in ${baseName(path)}: does production use this file?`, at }]
    : [
        {
          verdict: 'bad',
          message: `${what}: make off the default and turn it on in development only.`,
          at,
          ...withEdit(switchOff(path, setting)),
        },
      ];
}

/** The words that name a mode for developers, with the one for production. */
const MODES: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  FLASK_ENV: 'production',
  RAILS_ENV: 'production',
  RACK_ENV: 'production',
  GIN_MODE: 'release',
};

/** What is written down as on is written down as off; development has to turn it on for itself then. */
function switchOff(path: string, { name, state, literal }: Setting): EditFix | undefined {
  const { text = '' } = literal ?? {};
  const off =
    MODES[name] ??
    (name === 'gin mode'
      ? text.replace(/DebugMode$/, 'ReleaseMode').replace(/^(["'])debug\1$/, '$1release$1')
      : opposite(text));
  return literal === undefined || off === undefined || state !== 'on' || off === text
    ? undefined
    : reviewEdit(`Switch ${name} off`, replace(path, literal, off));
}

/** True where an image or a dependency shows that production does not run the file itself. */
function startsRealServer(context: Context, path: string): boolean {
  const commands = context
    .allFacts('dockerfile')
    .filter((fact) => fact.class === 'production')
    .flatMap((fact) => fact.value.stages.at(-1)?.instructions ?? [])
    .filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT')
    .map(({ argument }) => argument);
  const file = baseName(path).replace(/[.]/g, '\\.');
  if (commands.some((command) => new RegExp(`python[\\d.]*["',\\s]+(.*/)?${file}`).test(command))) {
    return false;
  }
  const dependencies = context.unit?.manifests.flatMap((manifest) => manifest.dependencies) ?? [];
  return (
    commands.some((command) => SERVER_COMMAND.test(command)) ||
    dependencies.some(({ name }) => SERVERS.has(name))
  );
}
