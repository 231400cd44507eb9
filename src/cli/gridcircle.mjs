#!/usr/bin/env node
/**
 * `gridcircle` and `npm run cli --`: plain JavaScript that runs the TypeScript of `main.ts` through tsx,
 * from whatever folder it is called in.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

if (!existsSync(new URL('../../node_modules/tsx', import.meta.url))) {
  process.stderr.write(`gridcircle: its packages are not installed; run "npm ci" in ${root} first.\n`);
  process.exit(2);
}
// Whoever reads our output may stop early (`| head`); that is no error.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
// Opening hours are read on China's clocks, which skip no hour in spring, wherever this machine stands.
process.env.TZ = 'Asia/Shanghai';
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./main.ts');
process.exitCode = await run(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
});
