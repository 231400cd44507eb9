import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** `npm start` as a process: what it says, when it is ready, how it ends. Standard input is at its end. */
export class StartCommand {
  private readonly child: ChildProcess;
  private readonly ended: Promise<Ended>;
  private output = '';

  constructor(commandLine: readonly string[], environment: Record<string, string>) {
    this.child = spawn(process.execPath, [START, ...commandLine], {
      env: { ...withoutSettings(process.env), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code) => resolve({ code, output: this.output }));
    });
  }

  /** The address of the line `Ready: …`. Rejects with everything it said when it ends before. */
  async ready(): Promise<string> {
    const line = new Promise<string>((resolve) => {
      this.child.stdout!.on('data', () => {
        const found = /^Ready: (\S+)$/m.exec(this.output);
        if (found) resolve(found[1]!);
      });
    });
    return Promise.race([
      line,
      this.ended.then(({ code, output }) => {
        throw new Error(`Ended with ${code} before it was ready:\n${output}`);
      }),
    ]);
  }

  said(): string {
    return this.output;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  async end(): Promise<Ended> {
    return this.ended;
  }
}

/** What the developer's own shell has set must not decide about a test. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settings = /^(PORT|HOST|DATABASE_URL|INIT_CWD|VITEST.*|VITE_.*|NODE_ENV|GRIDCIRCLE_.*)$/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name)));
}
