import type { CodeModel, Call } from './code/code-model.ts';
import { focusPiece } from './focus-marks.ts';
import { readRunnerCall } from './test-runners.ts';
import type { Piece, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

/** The test cases of one test file. */
export interface TestFile {
  readonly cases: number;
  readonly first: Site | undefined;
  /** Marks that leave all other tests out: `.only(`, `fdescribe`, `focus: true`. */
  readonly focused: readonly FocusMark[];
  /** What the file imports, as written: it tells whose tests these are. */
  readonly imports: readonly string[];
}

export interface FocusMark {
  readonly mark: string;
  readonly site: Site;
  /** What to take away so that the other tests run again; undefined where that is more than a word. */
  readonly extra: Piece | undefined;
}

/** More imports than this are not kept. */
const IMPORT_LIMIT = 100;

const FUNCTION_NAMES: Readonly<Partial<Record<LanguageFamily, RegExp>>> = {
  python: /^test/,
  java: /^test[A-Z_0-9]/,
  go: /^(Test|Example|Fuzz)([^a-z].*)?$/,
  ruby: /^test_/,
  php: /^test/,
};

const ANNOTATIONS =
  /(^|[.\\])(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|DataProvider)$/;

const RUBY_CASE = /^(it|specify|scenario|test|should|example|its|fit|fspecify|fscenario)$/;
const RUBY_FOCUS = /^(RSpec\.)?(fit|fdescribe|fcontext|fspecify|fexample|ffeature|fscenario)$/;
const RUBY_GROUP =
  /(^|\.)(describe|context|it|specify|example|feature|scenario|shared_examples|shared_context|test)$/;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Reads the test cases and focus marks of a test file. */
export function readTestFile(
  source: SourceFile,
  family: LanguageFamily,
  code: CodeModel,
): TestFile | undefined {
  const cases: Range[] = [];
  const focused = new Map<number, { readonly mark: string; readonly range: Range; readonly call: Call }>();
  for (const call of code.calls) {
    if (isCase(call, family, code)) {
      cases.push(call);
    }
    const focus = focusOf(call, family, code, source);
    if (focus !== undefined && !focused.has(focus.range.start)) {
      focused.set(focus.range.start, { ...focus, call });
    }
  }
  // JUnit 3 goes by names; with annotations, names mean nothing.
  if (family !== 'java' || cases.length === 0) {
    cases.push(...casesByName(source, family, code));
  }
  const [first] = cases.sort((a, b) => a.start - b.start);
  const starts = new Set(cases.map((item) => item.start));
  return starts.size === 0 && focused.size === 0
    ? undefined
    : {
        cases: starts.size,
        first: first === undefined ? undefined : source.site(first.start, firstLineEnd(source.text, first)),
        focused: [...focused.values()].map(({ mark, range, call }) => ({
          mark,
          site: source.site(range.start, range.end),
          extra: focusPiece(range, call, code, source),
        })),
        imports: [...new Set(code.imports.map((item) => item.module))].slice(0, IMPORT_LIMIT),
      };
}

function isCase(call: Call, family: LanguageFamily, code: CodeModel): boolean {
  switch (family) {
    case 'javascript':
      return readRunnerCall(call, code.imports)?.isCase === true;
    case 'java':
      return call.isDecorator && ANNOTATIONS.test(call.callee);
    case 'php':
      return /^(it|test|arch)$/.test(call.callee) || (call.isDecorator && /(^|\\)Test$/.test(call.callee));
    case 'ruby':
      return RUBY_CASE.test(call.callee);
    default:
      return false;
  }
}

/** Functions that their name makes tests, fixtures of pytest excepted; doc comments of PHPUnit. */
function casesByName(source: SourceFile, family: LanguageFamily, code: CodeModel): Range[] {
  const names = FUNCTION_NAMES[family];
  const fixtures =
    family === 'python'
      ? code.calls.filter((call) => call.isDecorator && /(^|\.)fixture$/.test(call.callee))
      : [];
  const isFixture = (start: number): boolean =>
    fixtures.some((decorator) => {
      const between =
        decorator.end <= start && start - decorator.end < 500
          ? source.text.slice(decorator.end, start)
          : 'def ';
      return !/\b(def|class)\s/.test(between.replace(/\b(async\s+)?def\s+$/, ''));
    });
  const functions = code.functions.filter(
    (item) => names !== undefined && item.name !== undefined && names.test(item.name),
  );
  const documented =
    family === 'php'
      ? [...source.text.matchAll(/\*[ \t]*@test\b/g)].map(({ index }) => ({ start: index, end: index + 6 }))
      : [];
  return [...functions.filter((item) => !isFixture(item.start)), ...documented];
}

function focusOf(
  call: Call,
  family: LanguageFamily,
  code: CodeModel,
  source: SourceFile,
): { mark: string; range: Range } | undefined {
  switch (family) {
    case 'javascript': {
      const focus = readRunnerCall(call, code.imports)?.focus;
      return focus === undefined ? undefined : { mark: focus, range: call.calleeRange };
    }
    case 'ruby': {
      const entry = call.named.find(
        ({ key, value }) => key === 'focus' && value.kind === 'boolean' && value.value,
      );
      const symbol = call.args
        .slice(1)
        .find((arg) => arg.kind === 'string' && source.text.startsWith(':focus', arg.start));
      if (entry !== undefined) {
        return { mark: 'focus: true', range: entry };
      }
      if (symbol !== undefined && RUBY_GROUP.test(call.callee)) {
        return { mark: ':focus', range: symbol };
      }
      return RUBY_FOCUS.test(call.callee) ? { mark: call.callee, range: call.calleeRange } : undefined;
    }
    case 'python':
      return call.isDecorator && /(^|\.)mark\.only$/.test(call.callee)
        ? { mark: call.callee, range: call }
        : undefined;
    case 'php':
      return /^(it|test|describe)\(\)(\.\w+\(\))*\.only$/.test(call.callee)
        ? { mark: '->only()', range: call.calleeRange }
        : undefined;
    default:
      return undefined;
  }
}

function firstLineEnd(text: string, range: Range): number {
  const newline = text.indexOf('\n', range.start);
  return newline < 0 ? range.end : Math.min(newline, range.end);
}
