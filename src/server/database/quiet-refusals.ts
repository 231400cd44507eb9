/**
 * lite prints every statement the database refuses with its stack, then answers the request properly. What
 * the answer already tells the person who asked (no permission, bad input, a rule of ours) is not news for
 * the operator; everything else is still printed.
 */
const EXPECTED = /^(42501|P0001|PT4\d\d|22...|23...)$/;

let isQuiet = false;

/** Takes expected refusals out of `console.error`. Calling it again changes nothing. */
export function quietRefusals(): void {
  if (isQuiet) return;
  isQuiet = true;
  const print = console.error;
  console.error = (...what: unknown[]) => {
    if (what.length === 1 && isExpectedRefusal(what[0])) return;
    print(...what);
  };
}

function isExpectedRefusal(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && 'severity' in error && EXPECTED.test(String(error.code))
  );
}
