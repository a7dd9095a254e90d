import 'mocha/mocha.js';

/** Where mocha calls a test; what lies below in a stack is mocha's own. */
const MOCHA_FRAME = /^\s*at callFn \(/;

/** Prints tests as mocha's own `spec` does, one `console.log` a line: all that an extension host can show. */
export class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    let depth = 0;
    let failures = 0;
    const print = (text: string) => {
      console.log(`${'  '.repeat(depth)}${text}`);
    };

    runner.on('suite', (suite) => {
      if (suite.root) return;
      print(suite.title);
      depth += 1;
    });
    runner.on('suite end', (suite) => {
      if (!suite.root) depth -= 1;
    });
    runner.on('pass', (test) => {
      print(`✔ ${test.title}${test.speed === 'slow' ? ` (${test.duration}ms)` : ''}`);
    });
    runner.on('pending', (test) => {
      print(`- ${test.title}`);
    });
    runner.on('fail', (runnable, error: unknown) => {
      failures += 1;
      print(`✘ ${failures}) ${runnable.title}`);
      console.log(describeError(error));
    });
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const stack = (error.stack ?? error.message).split('\n');
  const mochas = stack.findIndex((line) => MOCHA_FRAME.test(line));
  const lines = mochas < 0 ? stack : stack.slice(0, mochas);
  // Unless the message tells it already. Mocha has made text of both.
  if ('expected' in error && 'actual' in error && !('generatedMessage' in error && error.generatedMessage)) {
    lines.push(`expected: ${String(error.expected)}`, `actual:   ${String(error.actual)}`);
  }
  return lines.join('\n');
}
