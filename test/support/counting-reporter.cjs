const { reporters } = require('mocha');

/** Mocha's spec reporter, closed by one line of counts that scripts can read: `unit: 12 passed, 0 failed`. */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const name = options.reporterOptions?.name ?? 'tests';
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const skipped = pending > 0 ? `, ${pending} skipped` : '';
      process.stdout.write(`${name}: ${passes} passed, ${failures} failed${skipped}\n`);
    });
  }
};
