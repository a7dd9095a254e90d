// The browser build of mocha runs in both hosts, so that a test means the same in each.
import 'mocha/mocha.js';
import { ConsoleReporter } from './console-reporter.ts';

/** As in the unit tests. */
const TIMEOUT_MS = 20_000;

/**
 * Runs the tests that `load` defines, inside the extension host. VS Code takes a rejection for a failed run; the
 * closing line is what the runner outside counts from.
 */
export async function runTests(load: () => Promise<void>): Promise<void> {
  const mocha = new Mocha({ reporter: ConsoleReporter, timeout: TIMEOUT_MS, forbidOnly: true });
  // What mocha does with each file that it loads by itself: it puts `describe` and `it` in place.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const running = mocha.run(() => {
      resolve(running);
    });
  });
  const { passes, failures, pending } = runner.stats!;
  console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
  if (failures > 0) throw new Error(`${failures} of the tests failed`);
  if (passes === 0) throw new Error('no test was run');
}
