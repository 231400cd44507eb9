import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { StartRefusal } from './start-refusal.ts';

const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

/** Everything a built page is made of. Server, command line and tests are not in it. */
const SOURCES = ['index.html', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'public', 'src'];
const NOT_IN_THE_PAGE = /(^|\/)src\/(server\/(?!offline-plugin|early-page)|cli\/)|\.test\.tsx?$/;
const COMPRESSED = /\.(html|js|mjs|css|svg|json|wasm)$/;
const STAMP = '.built-from';
/** What a page begins with is below it, and worth the processor's time; the large ones come when nobody waits. */
const THOROUGH_BYTES = 256 * 1024;

/**
 * Builds the site into `<root>/dist` unless it stands there built from the same sources and settings.
 * The new site replaces the old one in one step. Returns its folder.
 */
export async function buildSite(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
  onProgress: (sentence: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const folder = path.join(root, 'dist');
  const fingerprint = await fingerprintSources(root, environment);
  if ((await readStamp(folder)) === fingerprint) return folder;
  onProgress('Building the site');
  const fresh = path.join(root, `node_modules/.site-${process.pid}`);
  try {
    await runVite(root, fresh, environment, signal);
    await compressFiles(fresh);
    await writeFile(path.join(fresh, STAMP), fingerprint);
    await replaceFolder(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  onProgress('The site is built');
  return folder;
}

async function fingerprintSources(root: string, environment: Readonly<Record<string, string | undefined>>) {
  const hash = createHash('sha256');
  for (const name of Object.keys(environment)
    .filter((key) => key.startsWith('VITE_'))
    .sort()) {
    hash.update(`${name}=${environment[name]}\n`);
  }
  for (const source of SOURCES) {
    for (const file of await filesUnder(root, source)) {
      hash.update(`${file}\n`);
      hash.update(await readFile(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}

/** Relative paths of the files at or under `place`, sorted; none when it does not exist. */
async function filesUnder(root: string, place: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(root, place), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .filter((file) => !NOT_IN_THE_PAGE.test(file))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [place];
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readStamp(folder: string): Promise<string | null> {
  try {
    return await readFile(path.join(folder, STAMP), 'utf8');
  } catch {
    return null;
  }
}

async function runVite(
  root: string,
  into: string,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal | undefined,
) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', into, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...environment, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
    },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new StartRefusal(
      `The site could not be built (vite build):\n${stripVTControlCharacters(complaints).trim()}`,
    );
}

/**
 * Writes a `.br` and a `.gz` beside every text file and WebAssembly module: the server sends them as they
 * are. Browsers ask for Brotli only over HTTPS or from this machine.
 */
async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !COMPRESSED.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    const quality = content.length <= THOROUGH_BYTES ? constants.BROTLI_MAX_QUALITY : 6;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
    await writeFile(`${file}.br`, await brotli(content, { params }));
    await writeFile(`${file}.gz`, await gzipped(content));
  }
}

async function replaceFolder(fresh: string, folder: string): Promise<void> {
  const old = `${fresh}-old`;
  await mkdir(folder, { recursive: true });
  await rename(folder, old);
  await rename(fresh, folder);
  await rm(old, { recursive: true, force: true });
}
