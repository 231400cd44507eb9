import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What only the server may know. Made once per installation, kept in the git-ignored data folder. */
export interface Secrets {
  readonly jwtSecret: string;
  readonly secretKey: string;
}

export function makeSecrets(): Secrets {
  return {
    jwtSecret: randomBytes(32).toString('hex'),
    secretKey: `sb_secret_${randomBytes(24).toString('base64url')}`,
  };
}

/** Reads the installation's secrets, or makes and keeps them, readable by the owner only. */
export async function keepSecrets(file: string): Promise<Secrets> {
  const kept = await readSecrets(file);
  if (kept) return kept;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await writeFile(file, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readSecrets(file))!;
}

async function readSecrets(file: string): Promise<Secrets | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const { jwtSecret, secretKey } = JSON.parse(text) as Partial<Secrets>;
  if (!jwtSecret || !secretKey) throw new Error(`${file} should hold jwtSecret and secretKey.`);
  return { jwtSecret, secretKey };
}
