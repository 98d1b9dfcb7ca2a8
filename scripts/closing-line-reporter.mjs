import { unproven } from './proof-reading.mjs';

/** Ends the run with one plain line, for whoever reads the output without colors or by program. */
export default class ClosingLineReporter {
  onInit(vitest) {
    this.narrowed = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const missing = this.narrowed ? [] : unproven(tests.map(provingOf));
    if (missing.length > 0) {
      process.exitCode = 1;
      console.log(`\nNot proven, because every test for it was skipped: ${missing.join(', ')}`);
    }
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

/** A test with the titles around it, which speak for it too. */
function provingOf(test) {
  const titles = [];
  for (let at = test; at.type !== 'module'; at = at.parent) titles.push(at.name);
  return { titles, state: test.result().state };
}
