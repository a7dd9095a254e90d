import vm from 'node:vm';
import { collectFacts, kindsFor } from '../../src/facts/collect.ts';
import { COLLECTORS, FACT_KINDS } from '../../src/facts/kinds.ts';
import { LANGUAGES } from '../../src/facts/syntax/languages.ts';
import { SyntaxTrees } from '../../src/facts/syntax/syntax-trees.ts';
import { NodeResources } from '../../src/platform/node-resources.ts';
import type { WorkspaceFile } from '../../src/workspace/workspace.ts';

/** A regular expression of the source, and where it stands. */
export interface Pattern {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

export interface HostileInput {
  readonly patterns: readonly Pattern[];
  /** Files to collect from, by path; empty for a look at the patterns alone. */
  readonly paths: readonly string[];
}

/** The slowest text for one pattern, or for one kind of facts of one file. */
export interface Slow {
  readonly what: string;
  readonly text: string;
  readonly msPerMb: number;
  /** True when it was stopped, so that the time is the least it takes. */
  readonly stopped: boolean;
}

const MB = 1_000_000;
const TIMEOUT = 500;

/** What a line is made of; each is hard on one form of pattern. */
const UNITS: Readonly<Record<string, string>> = {
  a: 'a',
  spaces: ' ',
  'a.a.a': 'a.',
  quotes: '"',
  'single quotes': "'",
  backticks: '`',
  '${': '${',
  slashes: '/',
  dashes: '-',
  equals: '=',
  brackets: '[',
  braces: '{',
  parentheses: '(',
  colons: 'a:',
  words: 'aa ',
  commas: 'a,',
  '<a': '<a ',
  '# ': '# ',
  backslashes: '\\',
  urls: 'http://a',
  digits: '0',
  newlines: '\n',
  'blank lines': ' \n',
};

/** The first look is at a short line: an exponential pattern is stopped there, a quadratic one shows. */
const SHORT = 32_000;
/** What looked slow is timed again on a longer line. */
const LONG = 256_000;
const LOOKS_SLOW = 40;
const FILE_SIZE = 64_000;
const FILE_UNITS = ['spaces', 'a.a.a', 'quotes', '${', 'braces', 'newlines', 'blank lines', '<a'];

/** Times patterns on one long line of each unit, and whole collectors on files of such lines. */
export async function measureHostile(input: HostileInput, dist: string): Promise<Slow[]> {
  const found = [...input.patterns, ...gates()].map(slowestText);
  const trees = new SyntaxTrees(new NodeResources(dist).grammar);
  await trees.load(LANGUAGES);
  return [...found, ...input.paths.flatMap((path) => slowKinds(path, trees))];
}

function gates(): Pattern[] {
  return FACT_KINDS.flatMap((kind) => {
    const gate = COLLECTORS[kind].gate;
    return gate === undefined ? [] : [{ at: `gate of ${kind}`, source: gate.source, flags: gate.flags }];
  });
}

function slowestText(pattern: Pattern): Slow {
  let slowest: Slow = { what: pattern.at, text: '', msPerMb: 0, stopped: false };
  for (const [text, unit] of Object.entries(UNITS)) {
    let size = pattern.at.startsWith('gate of') ? LONG : SHORT;
    let time = timeLimited(() => runPattern(pattern, unit.repeat(size / unit.length)));
    if (!time.stopped && size === SHORT && perMb(time.ms, size) > LOOKS_SLOW) {
      size = LONG;
      time = timeLimited(() => runPattern(pattern, unit.repeat(size / unit.length)));
    }
    const msPerMb = perMb(time.ms, size);
    if (msPerMb > slowest.msPerMb) {
      slowest = { what: pattern.at, text: `${text}, ${size / 1000} KB`, msPerMb, stopped: time.stopped };
    }
  }
  return slowest;
}

function runPattern(pattern: Pattern, line: string): void {
  const regex = new RegExp(pattern.source, pattern.flags);
  if (regex.global) {
    line.replace(regex, '');
  } else {
    regex.test(line);
  }
}

/** Collects everything from a file of hostile lines, with words that open the gates; tells the kinds that take long. */
function slowKinds(path: string, trees: SyntaxTrees): Slow[] {
  const file: WorkspaceFile = { path, class: 'production', unit: '' };
  const kinds = kindsFor(file, FACT_KINDS);
  const slow: Slow[] = [];
  for (const name of FILE_UNITS) {
    const unit = UNITS[name] ?? '';
    for (const [shape, text] of [
      ['one line', unit.repeat(FILE_SIZE / unit.length)],
      ['lines of 2,000', `${unit.repeat(2000 / unit.length)}\n`.repeat(FILE_SIZE / 2000)],
    ] as const) {
      const bytes = new TextEncoder().encode(`${text}\n${bait()}\n`);
      const whole = timeLimited(() => collectFacts(file, bytes, kinds, trees));
      if (perMb(whole.ms, bytes.length) > 200) {
        slow.push({
          what: `${path}, all kinds`,
          text: `${name}, ${shape}`,
          msPerMb: perMb(whole.ms, bytes.length),
          stopped: whole.stopped,
        });
        for (const kind of kinds) {
          const one = timeLimited(() => collectFacts(file, bytes, [kind], trees));
          if (perMb(one.ms, bytes.length) > 200) {
            slow.push({
              what: `${path}, ${kind}`,
              text: `${name}, ${shape}`,
              msPerMb: perMb(one.ms, bytes.length),
              stopped: one.stopped,
            });
          }
        }
      }
    }
  }
  return slow;
}

/** Every word that stands in a gate. */
function bait(): string {
  const words = gates().flatMap(({ source }) => source.match(/[A-Za-z_]{3,}/g) ?? []);
  return [...new Set(words)].join(' ');
}

function perMb(ms: number, size: number): number {
  return (ms / size) * MB;
}

/** Runs something for a limited time: V8 stops a regular expression as it stops a loop. */
function timeLimited(action: () => unknown): { ms: number; stopped: boolean } {
  (globalThis as { benchAction?: () => unknown }).benchAction = action;
  const started = performance.now();
  try {
    vm.runInThisContext('benchAction()', { timeout: TIMEOUT });
    return { ms: performance.now() - started, stopped: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw error;
    }
    return { ms: performance.now() - started, stopped: true };
  }
}
