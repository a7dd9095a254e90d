/** The snippet is a test itself: it passes on a good app, all of it runs, and it fails on each planted bug. */
import assert from 'node:assert';
import { delimiter } from 'node:path';
import type { Behaviour, Plan } from '../../model.ts';
import { pythonOf } from '../../stacks/python.ts';
import { classPathOf } from '../../stacks/spring-boot.ts';
import type { Subject } from '../../subject.ts';

interface Runner {
  readonly command: readonly [string, ...string[]];
  /** Where the runner tells how many tests passed. */
  readonly passed: RegExp;
}

const TESTS = 3;
const NODE: Runner = {
  command: ['node', '--import', 'tsx', '--test', '--test-reporter', 'tap', 'test/items.test.ts'],
  passed: /^# pass (\d+)$/m,
};

/** Bugs of the app that the test must find. */
const bugs = (
  file: string,
  validation: readonly [string, string],
  status: readonly [string, string],
): Pick<Plan, 'mutations' | 'without'> => ({
  mutations: [
    { name: 'bug: the body is not validated', file, from: validation[0], to: validation[1] },
    { name: 'bug: another status', file, from: status[0], to: status[1] },
  ],
  without: false,
});

const ROUTES = 'src/main/java/com/example/Routes.java';

export const apiTest: Behaviour = {
  id: 'testing/api-test',
  check,
  plans: {
    express: {
      overlays: ['testable'],
      ...bugs('src/app.ts', ["typeof name !== 'string'", 'false'], ['status(201)', 'status(200)']),
    },
    fastify: {
      overlays: ['testable'],
      ...bugs('src/app.ts', ["required: ['name'],", ''], ['code(201)', 'code(200)']),
    },
    fastapi: bugs(
      'main.py',
      ['    name: str', '    name: str | None = None'],
      ['status_code=201', 'status_code=200'],
    ),
    django: bugs(
      'project/views.py',
      ['max_length=40', 'required=False'],
      ['HTTP_201_CREATED', 'HTTP_200_OK'],
    ),
    'spring-boot': {
      profile: 'test',
      ...bugs(ROUTES, ['@NotBlank String', 'String'], ['HttpStatus.CREATED', 'HttpStatus.OK']),
    },
    'net-http': bugs('main.go', [' || item.Name == ""', ''], ['http.StatusCreated', 'http.StatusOK']),
  },
};

async function check(subject: Subject): Promise<void> {
  const { command, passed } = runnerOf(subject.stack);
  const { code, output } = await subject.run(command, { limit: 120_000 });
  const count = Number(passed.exec(output)?.[1] ?? 0) || [...output.matchAll(/^ +--- PASS/gm)].length;
  assert.ok(code !== 127 && /pass|fail|ran/i.test(output), `the runner works:\n${output}`);
  assert.equal(code, 0, `the test passes:\n${output.slice(-1500)}`);
  assert.equal(count, TESTS, `${TESTS} tests ran, not ${count}:\n${output.slice(-1500)}`);
}

function runnerOf(stack: string): Runner {
  switch (stack) {
    case 'express':
    case 'fastify':
      return NODE;
    case 'fastapi':
      return {
        command: [pythonOf(stack), '-W', 'error', '-m', 'pytest', '-p', 'no:cacheprovider'],
        passed: /(\d+) passed/,
      };
    case 'django':
      return { command: [pythonOf(stack), '-W', 'error', 'manage.py', 'test'], passed: /Ran (\d+) tests/ };
    case 'spring-boot': {
      const path = ['classes', classPathOf('test')].join(delimiter);
      const junit = [
        'org.junit.platform.console.ConsoleLauncher',
        'execute',
        '--scan-classpath',
        'classes',
        '--disable-banner',
      ];
      return {
        command: ['java', '-XX:TieredStopAtLevel=1', '-cp', path, ...junit],
        passed: /\[ +(\d+) tests successful/,
      };
    }
    default:
      return { command: ['go', 'test', '-v', './...'], passed: /^no other count$/m };
  }
}
