/**
 * Newest wins: while one request is being answered, only the newest of those that arrived meanwhile
 * waits; the ones between are never sent. An answer that comes after `retire` is dropped.
 */
export interface LatestOnly<Input> {
  submit(input: Input): void;
  /** Forgets what waits and drops what is under way. */
  retire(): void;
}

export function createLatestOnly<Input, Output>(
  run: (input: Input) => Promise<Output>,
  deliver: (output: Output, input: Input) => void,
  fail: (error: unknown) => void,
): LatestOnly<Input> {
  let epoch = 0;
  let busy = false;
  let waiting: { readonly input: Input } | null = null;

  const start = async (input: Input) => {
    busy = true;
    const born = epoch;
    try {
      const output = await run(input);
      if (born === epoch) deliver(output, input);
    } catch (error) {
      if (born === epoch) fail(error);
    }
    busy = false;
    const next = waiting;
    waiting = null;
    if (next) void start(next.input);
  };
  return {
    submit(input) {
      if (busy) waiting = { input };
      else void start(input);
    },
    retire() {
      epoch++;
      waiting = null;
    },
  };
}
