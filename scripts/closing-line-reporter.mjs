/** Ends the run with one plain line, for whoever reads the output without colors or by program. */
export default class ClosingLineReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      const failedBefore = totals.failed;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        totals[state === 'pending' ? 'failed' : state] += 1;
      }
      // A file that cannot be loaded, or a hook that fails, has no failed test to count.
      if (module.state() === 'failed' && totals.failed === failedBefore) totals.failed += 1;
    }
    // A run in which nothing was tested has not succeeded.
    if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
    console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  }
}
