import { isManagementPath, type ManagementFact } from '../../facts/management.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { flip, replace, reviewEdit, withEdit } from '../shared/edits.ts';
import { lookedAt } from '../shared/files.ts';

type Context = CheckContext<'management'>;
interface Placed extends ManagementFact {
  readonly path: string;
}

/** What Spring's actuator may show to anybody, and what it must not. */
const HARMLESS = new Set(['health', 'info', 'metrics', 'prometheus']);
const DANGEROUS = new Set(['*', 'env', 'heapdump', 'shutdown']);
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|::1)(:|$)/;

/** Endpoints for operators are not open to everybody. */
export const check = defineCheck({
  id: 'security/management-endpoints',
  scopes: ['unit'],
  reads: ['management'],
  conclude(context) {
    const searched = context.files.filter(
      (file) => file.class === 'production' && isManagementPath(file.path),
    );
    const looked = lookedAt(
      searched,
      'exposure of actuator endpoints',
      'H2 console',
      'pprof on the default mux',
      'debug toolbar',
    );
    const facts = context
      .facts('management')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.map((item): Placed => ({ ...item, path: fact.path })));
    return judgeSites(judge(context, facts), {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no Java, Go or Python file and no Spring configuration.')
          : passed(`No open endpoint for operators found in ${searched.length} files.`, [], looked),
      passMessage: 'Only harmless endpoints are reachable.',
      looked,
    });
  },
});

function judge(context: Context, facts: readonly Placed[]): JudgedSite[] {
  return facts.flatMap((fact): JudgedSite[] => {
    const at: Evidence = { path: fact.path, site: fact.site };
    switch (fact.kind) {
      case 'actuator-include':
        return [judgeActuator(context, fact, facts, at)];
      case 'h2-console':
        return /^false$/i.test(fact.value)
          ? [{ verdict: 'good', at }]
          : /^true$/i.test(fact.value)
            ? [
                {
                  verdict: 'bad',
                  message: 'The H2 console is on: its page runs any SQL, and SQL of H2 can run code.',
                  at,
                  ...withEdit(flip(fact.path, fact.literal, () => 'Switch the H2 console off')),
                },
              ]
            : [
                {
                  verdict: 'unknown',
                  message: 'Whether the H2 console is on depends on a value outside this file.',
                  at,
                },
              ];
      case 'pprof-import':
        return judgePprof(fact, facts, at);
      case 'pprof-route':
        return [{ verdict: 'review', message: 'Profiles are served here: who can reach this route?', at }];
      case 'debug-toolbar-open':
        return judgeToolbar(fact, facts, at);
      case 'debug-toolbar':
        return fact.isGuarded || fact.isConditional
          ? [{ verdict: 'good', at }]
          : [
              {
                verdict: 'review',
                message:
                  'The debug toolbar is installed in every environment: does production keep DEBUG off?',
                at,
              },
            ];
      default:
        return [];
    }
  });
}

function judgeActuator(context: Context, fact: Placed, facts: readonly Placed[], at: Evidence): JudgedSite {
  const names = listOf(fact.value);
  const out = new Set(
    facts.filter((other) => other.kind === 'actuator-exclude').flatMap((other) => listOf(other.value)),
  );
  const dangerous = names.filter((name) => DANGEROUS.has(name) && !out.has(name));
  const others = names.filter((name) => !HARMLESS.has(name) && !out.has(name));
  if (names.some((name) => name.includes('${'))) {
    return {
      verdict: 'unknown',
      message: 'Which endpoints are exposed depends on a value outside this file.',
      at,
    };
  }
  if (others.length === 0 || out.has('*')) {
    return { verdict: 'good', at };
  }
  const shown =
    dangerous[0] === '*'
      ? 'every endpoint of the actuator'
      : `the endpoint${others.length > 1 ? 's' : ''} ${others.join(', ')}`;
  const address = facts.find((other) => other.kind === 'actuator-address')?.value ?? '';
  const port = facts.find((other) => other.kind === 'actuator-port')?.value;
  if (LOOPBACK.test(address) || port === '-1') {
    return { verdict: 'good', at };
  }
  // With Spring Security on the path every endpoint but health asks for a login, unless a rule says otherwise.
  const isSecured =
    facts.some((other) => other.kind === 'spring-security') ||
    context.unit?.manifests.some((manifest) =>
      manifest.dependencies.some(({ name }) =>
        /spring-boot-starter-(security|oauth2-resource-server)/.test(name),
      ),
    ) === true;
  if (isSecured) {
    return {
      verdict: 'review',
      message: `This exposes ${shown}; Spring Security is used: do its rules keep them closed?`,
      at,
    };
  }
  if (port !== undefined && port !== '') {
    return {
      verdict: 'review',
      message: `This exposes ${shown} on port ${port}: is that port closed to the outside?`,
      at,
    };
  }
  if (dangerous.includes('*') && ['env', 'heapdump'].every((name) => out.has(name))) {
    return {
      verdict: 'review',
      message: 'This exposes every endpoint of the actuator but some: is the rest harmless?',
      at,
    };
  }
  return dangerous.length === 0
    ? { verdict: 'review', message: `This exposes ${shown}: may everybody see them?`, at }
    : {
        verdict: 'bad',
        message: `This exposes ${shown}: whoever asks gets secrets and memory of the process. Name the few you need.`,
        at,
        ...withEdit(exposeFew(fact)),
      };
}

/** Monitoring that asks for more has to be given it by name. */
function exposeFew({ path, literal }: Placed): EditFix | undefined {
  return literal?.text === '*'
    ? reviewEdit('Expose health and info only', replace(path, literal, 'health,info'))
    : undefined;
}

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^["']|["']$/g, '')
        .toLowerCase(),
    )
    .filter((name) => name !== '');
}

/** A toolbar is open where it is installed, and not for developers only. */
function judgeToolbar(fact: Placed, facts: readonly Placed[], at: Evidence): JudgedSite[] {
  const installs = facts.filter((other) => other.kind === 'debug-toolbar');
  if (fact.isGuarded || (installs.length > 0 && installs.every((other) => other.isGuarded))) {
    return [];
  }
  const isAsked =
    fact.isConditional ||
    (installs.length > 0 && installs.every((other) => other.isGuarded || other.isConditional));
  return isAsked
    ? [
        {
          verdict: 'review',
          message:
            'The debug toolbar is shown to every visitor under a condition: can it hold in production?',
          at,
        },
      ]
    : [
        {
          verdict: 'bad',
          message: 'The debug toolbar is shown to every visitor: it holds settings, SQL and requests.',
          at,
        },
      ];
}

/** The import alone serves nothing: somebody must serve the default mux, and to more than this machine. */
function judgePprof(fact: Placed, facts: readonly Placed[], at: Evidence): JudgedSite[] {
  const muxes = facts.filter((other) => other.kind === 'default-mux');
  const open = muxes.filter((other) => !LOOPBACK.test(other.value) && other.value !== '?');
  const [first] = open.filter((other) => !other.isGuarded && !other.isConditional);
  if (first !== undefined && !fact.isGuarded) {
    const related = [
      { message: 'The default mux is served here.', at: { path: first.path, site: first.site } },
    ];
    return [
      {
        verdict: 'bad',
        message:
          'pprof adds its routes to the default mux, which is served to the outside: anybody can take profiles and dumps.',
        at,
        related,
      },
    ];
  }
  if (open.length > 0) {
    return [
      {
        verdict: 'review',
        message: 'pprof is on the default mux, which is served under a condition: can it hold in production?',
        at,
      },
    ];
  }
  const [route] = facts.filter((other) => other.kind === 'default-mux-route');
  if (muxes.length === 0 && route !== undefined) {
    return [
      {
        verdict: 'review',
        message: 'A route leads to the default mux, where pprof is: who can reach this route?',
        at: { path: route.path, site: route.site },
      },
    ];
  }
  return muxes.some((other) => other.value === '?')
    ? [
        {
          verdict: 'unknown',
          message:
            'pprof is on the default mux; on which address that is served cannot be told from the files.',
          at,
        },
      ]
    : [{ verdict: 'good', at }];
}
