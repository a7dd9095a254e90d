import type { Call, Import } from './code/code-model.ts';

/** Modules that are a test function themselves: `import test from 'ava'`. */
const RUNNER_MODULES = /^(node:)?test$|^(ava|tape|tap|uvu|zora|supertape|tape-promise|@japa\/runner)$/;

const NAMES = 'it|test|specify|scenario|describe|context|suite|fit|fdescribe|fcontext|ftest';

/** What a call of a JavaScript test runner means. */
export interface RunnerCall {
  readonly isCase: boolean;
  /** The mark that leaves other tests out, as the runner names it. */
  readonly focus: string | undefined;
}

const CASE =
  /^(?:(?:QUnit|Deno)\.)?(?:it|test|specify|scenario|fit|ftest|suite\(\))(?:\.[A-Za-z]+(?:\(\))?)*$/;
/** Parts of a runner that are no cases: groups, hooks, tables without their tests, settings. */
const NO_CASE =
  /\.(each|for|skipIf|runIf|describe|context|suite|before|after|beforeEach|afterEach|beforeAll|afterAll|use|setTimeout|extend|step|slow|info|expect|mock|todo|run|plan|fail|setup|teardown|configure)\b(?!\(\)$)/;
const FOCUS = new RegExp(
  `^(?:(?:QUnit|Deno)\\.)?(?:${NAMES}|suite\\(\\))(?:\\.[A-Za-z]+(?:\\(\\))?)*?\\.only(?:\\.[A-Za-z]+)*(?:\\(\\))?$|^QUnit\\.only$|^(?:fdescribe|fit|fcontext|ftest)$`,
);

/** Reads a call as one of a test runner; undefined when it is none. */
export function readRunnerCall(call: Call, imports: readonly Import[]): RunnerCall | undefined {
  const name = runnerName(call.callee, imports);
  if (name === undefined) {
    return undefined;
  }
  // What is called on something imported from elsewhere must look like a test: `pattern.test(text)` does not.
  const looksLikeTest =
    name === call.callee || call.args.some((arg) => arg.kind === 'function') || call.args.length > 1;
  const isFocus = FOCUS.test(name);
  return {
    isCase: CASE.test(name) && !NO_CASE.test(name) && looksLikeTest,
    focus: isFocus ? name.replace(/\(\)$/, '') : hasOnlyOption(name, call) ? 'only: true' : undefined,
  };
}

/** `it('adds', { only: true }, …)` of Node's runner, `Deno.test({ only: true, … })`. */
function hasOnlyOption(name: string, { args }: Call): boolean {
  return (
    STARTS_WITH_NAME.test(name.replace(/^Deno\./, '')) &&
    args.some(
      (arg) =>
        arg.kind === 'object' &&
        arg.entries.some(({ key, value }) => key === 'only' && value.kind === 'boolean' && value.value),
    )
  );
}

/** The callee without the module that its first part comes from: `vitest.it.only` is `it.only`, `ava.serial` is `test.serial`. */
function runnerName(callee: string, imports: readonly Import[]): string | undefined {
  for (const { module, name, local } of imports) {
    const bare = module.replace(/^node:/, '');
    const prefix = [module, bare].find((candidate) => candidate !== '' && isPrefix(callee, candidate));
    if (prefix === undefined) {
      continue;
    }
    const rest = callee.slice(prefix.length).replace(/^\./, '');
    if (STARTS_WITH_NAME.test(rest)) {
      return rest;
    }
    const base = RUNNER_MODULES.test(module) ? 'test' : IS_NAME.test(local) ? local : undefined;
    return name !== undefined && !RUNNER_MODULES.test(module)
      ? undefined
      : base === undefined
        ? undefined
        : rest === ''
          ? base
          : `${base}.${rest}`;
  }
  return callee;
}

const STARTS_WITH_NAME = new RegExp(`^(?:${NAMES})(?![\\w$])`);
const IS_NAME = new RegExp(`^(?:${NAMES})$`);

function isPrefix(callee: string, module: string): boolean {
  return callee === module || callee.startsWith(`${module}.`) || callee.startsWith(`${module}(`);
}
