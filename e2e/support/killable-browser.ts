/** A browser whose process a test may kill as a power cut would, and start again over the same profile. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Browser, chromium, type LaunchOptions, type Page } from '@playwright/test';

export interface KillableBrowser {
  readonly page: Page;
  /** Ends every process of the browser at once; none of them is asked. Nothing happens when it has ended. */
  kill(): Promise<void>;
  /** Ends the browser as a person does: it may write down what it holds. */
  quit(): Promise<void>;
}

/** Starts Chromium over a profile folder and connects to its first page. */
export async function startKillable(profile: string, options: LaunchOptions): Promise<KillableBrowser> {
  const child = spawn(
    options.executablePath ?? chromium.executablePath(),
    [
      ...(options.args ?? []),
      '--headless=new',
      '--hide-crash-restore-bubble',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that the signal reaches all its processes.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close');
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('The browser should have opened with a page.');
  return {
    page,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
      await ended;
    },
    async quit() {
      await askToClose(browser);
      await ended;
    },
  };
}

async function askToClose(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  // The answer may be lost with the connection.
  await session.send('Browser.close').catch(() => undefined);
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /^DevTools listening on (\S+)$/m.exec(told);
      if (found) resolve(found[1]!);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      reject(new Error(`The browser ended with ${code} before it listened:\n${told}`)),
    );
  });
}
