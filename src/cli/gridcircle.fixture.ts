import { run } from './main.ts';

/** Runs the command line as a test calls it; answers its exit code and all that it wrote. */
export async function gridcircle(...argv: string[]) {
  const said = { out: '', err: '' };
  const code = await run(argv, {
    stdout: (text) => {
      said.out += text;
    },
    stderr: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}
