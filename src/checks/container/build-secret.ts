import { readAssignments, readEnvironment, type DockerInstruction } from '../../facts/dockerfiles.ts';
import { isPlaceholder, isReference } from '../../facts/secrets/placeholder.ts';
import { isSecretName } from '../../facts/secrets/secret-names.ts';
import { baseName, parentOf, resolvePath } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';
import { buildContextOf, isOurs } from '../shared/docker-images.ts';
import { lineageOf, shippedStage } from '../shared/docker-stages.ts';

type Context = CheckContext<'dockerfile' | 'compose' | 'env-file'>;

/** Files that hold keys whatever is in them, and files that may. */
const KEY_FILE =
  /^(id_(rsa|dsa|ecdsa|ed25519)|.*\.(p12|pfx|jks|keystore|key|ppk)|\.netrc|\.git-credentials|\.pgpass|\.env|credentials\.json|service[-_]?account.*\.json|.*\.tfstate|kubeconfig)$|^(private|server|client).*\.pem$/i;
const PERHAPS_KEY =
  /^(\.env\.[\w.-]+|\.npmrc|\.pypirc|pip\.conf|auth\.json|.*\.pem|secrets?\.(ya?ml|json|properties|toml))$/i;
const HARMLESS =
  /\.(example|sample|template|dist|pub|test)$|(^|[-_.])(ca|cert|certs|chain|fullchain|bundle|public|pub|debug)([-_.]|$)/i;
/** Bundlers put these into pages for browsers, so that they are public whatever they are called. */
const FOR_BROWSERS = /^(VITE|NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|VUE_APP|GATSBY|EXPO_PUBLIC|NG_APP|PUBLIC)_/;
const KEY_FOLDER = /(^|\/)(\.ssh|\.aws|\.gnupg|\.kube)(\/|$)/;

/** No secret is baked into a layer. */
export const check = defineCheck({
  id: 'container/build-secret',
  scopes: ['unit', 'infrastructure'],
  reads: ['dockerfile', 'compose', 'env-file'],
  conclude(context) {
    const facts = context.facts('dockerfile').filter(isOurs);
    const looked = lookedAt(
      facts,
      'ENV and ARG with the name of a secret',
      'COPY and ADD of key files',
      'RUN --mount=type=secret',
    );
    return judgeSites(
      facts.flatMap((fact) => judge(fact, context)),
      {
        whenNone:
          facts.length === 0
            ? notApplicable('There is no Dockerfile here.')
            : passed(`No secret found in the layers of ${facts.length} Dockerfiles.`, [], looked),
        passMessage: 'Secrets are mounted into the build, not baked into a layer.',
        looked,
      },
    );
  },
});

function judge(fact: Fact<'dockerfile'>, context: Context): JudgedSite[] {
  const shipped = shippedStage(fact.value);
  const members = new Set(shipped === undefined ? [] : lineageOf(shipped, fact.value));
  return fact.value.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction, index): JudgedSite[] => {
      const sites = judgeInstruction(instruction, stage.instructions.slice(index + 1), fact, context);
      return members.has(stage) ? sites : sites.map(asBuildStage);
    }),
  );
}

/** What happens in a stage that is thrown away stays in the build cache only. */
function asBuildStage(site: JudgedSite): JudgedSite {
  return site.verdict === 'bad'
    ? {
        ...site,
        verdict: 'review',
        message: `${site.message} This stage is not shipped: who can read its build cache?`,
      }
    : site;
}

function judgeInstruction(
  instruction: DockerInstruction,
  later: readonly DockerInstruction[],
  fact: Fact<'dockerfile'>,
  context: Context,
): JudgedSite[] {
  const at = { path: fact.path, site: instruction.site };
  switch (instruction.keyword) {
    case 'ENV':
      return readEnvironment(instruction.argument)
        .filter(({ name, value }) => isSecret(name) && value !== undefined && value !== '')
        .flatMap(({ name, value = '' }): JudgedSite[] => {
          if (isReference(value)) {
            return /^\$\{?\w+\}?$/.test(value)
              ? [
                  {
                    verdict: 'bad',
                    message: `ENV ${name} keeps the build argument ${value.replace(/[${}]/g, '')} in the image.`,
                    at,
                  },
                ]
              : [];
          }
          return isHarmlessValue(value, name)
            ? []
            : [
                {
                  verdict: 'bad',
                  message: `ENV ${name} puts a secret into the image, where everybody who can pull it reads it.`,
                  at,
                },
              ];
        });
    case 'ARG':
      return readAssignments(instruction.argument)
        .filter(({ name }) => isSecret(name))
        .flatMap(({ name, value }): JudgedSite[] => {
          if (value !== undefined && value !== '' && !isReference(value) && !isHarmlessValue(value, name)) {
            return [
              {
                verdict: 'bad',
                message: `The default of ARG ${name} is a secret that stands in this file.`,
                at,
              },
            ];
          }
          return later.some(({ keyword }) => keyword === 'RUN')
            ? [
                {
                  verdict: 'bad',
                  message: `ARG ${name} stands in the history of every RUN after it: mount it with --mount=type=secret.`,
                  at,
                },
              ]
            : [];
        });
    case 'RUN':
      return instruction.flags.some((flag) => /^--mount=(.*,)?type=(secret|ssh)\b/.test(flag))
        ? [{ verdict: 'good', at }]
        : [];
    case 'COPY':
    case 'ADD':
      return sourcesOf(instruction).flatMap((source) => judgeSource(source, instruction, fact, context));
    default:
      return [];
  }
}

function isSecret(name: string): boolean {
  return isSecretName(name) && !FOR_BROWSERS.test(name);
}

function isHarmlessValue(value: string, name: string): boolean {
  return (
    isPlaceholder(value, name) ||
    /^(true|false|yes|no|on|off|none|null|\d{1,5}|dev|test|build|secret|ci|unused|notused|not-used|temp|tmp|fake|foo|bar|nothing)$/i.test(
      value,
    ) ||
    /^(https?:\/\/|\.{0,2}\/)/.test(value)
  );
}

function sourcesOf(instruction: DockerInstruction): string[] {
  const text = instruction.argument;
  const words = text.startsWith('[')
    ? (text.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map((word) => word.slice(1, -1))
    : text.split(/\s+/);
  return text.startsWith('<<') ? [] : words.slice(0, -1);
}

function judgeSource(
  source: string,
  instruction: DockerInstruction,
  fact: Fact<'dockerfile'>,
  context: Context,
): JudgedSite[] {
  const name = baseName(source.replace(/\/+$/, ''));
  const at = { path: fact.path, site: instruction.site };
  if (HARMLESS.test(name)) {
    return [];
  }
  const isKey = KEY_FILE.test(name) || KEY_FOLDER.test(source);
  if (
    (!isKey && !PERHAPS_KEY.test(name)) ||
    (name.startsWith('.env') && holdsNoSecret(source, fact.path, context))
  ) {
    return [];
  }
  return isKey
    ? [
        {
          verdict: 'bad',
          message: `${source} is copied into a layer, where everybody who can pull the image reads it.`,
          at,
        },
      ]
    : [
        {
          verdict: 'review',
          message: `${source} is copied into a layer: does it hold a token, a password or a private key?`,
          at,
        },
      ];
}

/** True for an env file of this repository without a single secret in it. */
function holdsNoSecret(source: string, dockerfile: string, context: Context): boolean {
  const folders = [buildContextOf(context, dockerfile), parentOf(dockerfile)];
  const paths = new Set(folders.map((folder) => resolvePath(folder, source)));
  const file = context.allFacts('env-file').find((candidate) => paths.has(candidate.path));
  return (
    file !== undefined && !file.value.entries.some((entry) => entry.isSecretName && !entry.isPlaceholder)
  );
}
