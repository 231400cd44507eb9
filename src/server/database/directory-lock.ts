import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Another living process has the directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(`The database in ${directory} is open in another process (pid ${pid}). Stop that one first.`);
  }
}

interface Holder {
  readonly pid: number;
  /** When the process started, as the system counts it; tells a living holder from a reused pid. */
  readonly startedAt: string | null;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Takes `<directory>.lock`. A lock left behind by a process that is gone is taken over; a lock whose
 * holder lives throws {@link DirectoryInUse}.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const file = `${directory}.lock`;
  await mkdir(path.dirname(directory), { recursive: true });
  const mine: Holder = { pid: process.pid, startedAt: await processStart(process.pid) };
  while (!(await takeFile(file, mine))) {
    const holder = await readHolder(file);
    if (holder && (await isAlive(holder))) throw new DirectoryInUse(directory, holder.pid);
    await rm(file, { force: true });
  }
  const removeAtExit = () => rmSync(file, { force: true });
  process.once('exit', removeAtExit);
  return {
    release: async () => {
      process.off('exit', removeAtExit);
      await rm(file, { force: true });
    },
  };
}

async function takeFile(file: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>;
    return typeof holder.pid === 'number' ? { pid: holder.pid, startedAt: holder.startedAt ?? null } : null;
  } catch {
    return null;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const startedAt = await processStart(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
}

/** Linux keeps the start time in field 22 of /proc/<pid>/stat; elsewhere the pid alone must do. */
async function processStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
