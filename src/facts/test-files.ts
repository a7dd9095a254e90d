import type { CodeModel } from './code/code-model.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

/** The test cases of one test file. */
export interface TestFile {
  readonly cases: number;
  readonly first: Site | undefined;
  /** Marks that leave all other tests out: `.only(`, `fdescribe`, `focus: true`. */
  readonly focused: readonly { readonly mark: string; readonly site: Site }[];
}

const CALLS: Readonly<Partial<Record<LanguageFamily, RegExp>>> = {
  javascript:
    /^((vitest|mocha|test|@jest\/globals|@playwright\/test|bun:test|uvu|QUnit|Deno)\.)?(it|test|specify|scenario|fit|ftest|ava|tape|tap|tap\.test|uvu)(\.(each|concurrent|only|skip|todo|failing|serial|step|test|default))*(\(\))?$/,
  ruby: /^(it|specify|scenario|test|should)$/,
  php: /^(it|test)$/,
};

const FOCUS_CALL =
  /^(.*\.)?(it|test|describe|context|suite|specify)(\.[a-z]+)*\.only(\.[a-z]+)*(\(\))?$|^(fdescribe|fit|fcontext|ftest)$/;

const FUNCTION_NAMES: Readonly<Partial<Record<LanguageFamily, RegExp>>> = {
  python: /^test/,
  go: /^(Test|Example|Fuzz)([A-Z_].*)?$/,
  ruby: /^test_/,
  php: /^test/,
};

const ANNOTATIONS = /(^|\.)(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Scenario)$/;

/** Reads the test cases and focus marks of a test file. */
export function readTestFile(source: SourceFile, family: LanguageFamily, code: CodeModel): TestFile | undefined {
  const cases: { start: number; end: number }[] = [];
  const focused: TestFile['focused'][number][] = [];
  for (const call of code.calls) {
    if (family === 'java' ? call.isDecorator && ANNOTATIONS.test(call.callee) : CALLS[family]?.test(call.callee) === true) {
      cases.push(call);
    }
    if (family === 'javascript' && FOCUS_CALL.test(call.callee) && isTestGlobal(call.callee)) {
      focused.push({ mark: call.callee, site: source.site(call.calleeRange.start, call.calleeRange.end) });
    }
    const focus = family === 'ruby' ? call.named.find((entry) => entry.key === 'focus') : undefined;
    if (focus?.value.kind === 'boolean' && focus.value.value) {
      focused.push({ mark: 'focus: true', site: source.site(focus.start, focus.end) });
    }
    if (family === 'ruby' && /^(fit|fdescribe|fcontext|fspecify)$/.test(call.callee)) {
      focused.push({ mark: call.callee, site: source.site(call.calleeRange.start, call.calleeRange.end) });
    }
    if (family === 'python' && call.isDecorator && /(^|\.)mark\.only$/.test(call.callee)) {
      focused.push({ mark: call.callee, site: source.site(call.start, call.end) });
    }
  }
  const names = FUNCTION_NAMES[family];
  for (const item of code.functions) {
    if (names !== undefined && item.name !== undefined && names.test(item.name)) {
      cases.push(item);
    }
  }
  const [first] = cases.sort((a, b) => a.start - b.start);
  return cases.length === 0 && focused.length === 0
    ? undefined
    : {
        cases: cases.length,
        first: first === undefined ? undefined : source.site(first.start, firstLineEnd(source.text, first)),
        focused,
      };
}

/** `test.only` of a test runner, not `query.only` of something else: the first part is a runner's own name or module. */
function isTestGlobal(callee: string): boolean {
  return /^(it|test|describe|context|suite|specify|fdescribe|fit|fcontext|ftest)\b|^(vitest|mocha|@jest\/globals|@playwright\/test|bun:test|test|ava|tap)\b/.test(
    callee,
  );
}

function firstLineEnd(text: string, range: { start: number; end: number }): number {
  const newline = text.indexOf('\n', range.start);
  return newline < 0 ? range.end : Math.min(newline, range.end);
}
