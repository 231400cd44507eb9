import { spawn } from 'node:child_process';

/**
 * Runs a command to its end with its output streamed and no standard input. Returns the exit code; 1 when
 * a signal ended it.
 */
export function run(command, parameters, { cwd, environment = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd,
      // A log file is read without colours.
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
