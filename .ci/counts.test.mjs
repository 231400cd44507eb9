import { expect, test } from 'vitest';
import { addUp, lastLine, playwrightCounts, vitestCounts } from './counts.mjs';

const vitestReport = (passed, failed, pending, files = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults: files,
});

test('counts are taken as they are when the runner agrees with them', () => {
  expect(vitestCounts(vitestReport(5, 0, 1), 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(vitestCounts(vitestReport(5, 2, 0), 1)).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test('a file that cannot be imported is a failure although it names no failed test', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(vitestCounts(vitestReport(5, 0, 0, [broken]), 1).failed).toBe(1);
});

test('a runner that fails without any failed test, or without a report, is a failure', () => {
  expect(vitestCounts(vitestReport(5, 0, 0), 1).failed).toBe(1);
  expect(vitestCounts(null, 0).failed).toBe(1);
  expect(playwrightCounts(null, 0).failed).toBe(1);
});

test('a browser test that passes at its second attempt counts once, as passed', () => {
  const report = { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } };
  expect(playwrightCounts(report, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 });
});

test('the last line names skipped tests only when there are any', () => {
  expect(
    lastLine(
      addUp([
        { passed: 1, failed: 0, skipped: 0 },
        { passed: 2, failed: 1, skipped: 0 },
      ]),
    ),
  ).toBe('3 passed, 1 failed');
  expect(lastLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
});
