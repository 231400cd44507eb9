#!/usr/bin/env node
/**
 * `npm start` on a fresh clone: nothing is installed yet, so this file is plain JavaScript with Node's own
 * modules only. It checks Node, installs what the lock file names, and hands over to `main.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NEEDED = [20, 19];

/** Ends with one sentence; 2 means: could not run. */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function nodeIsOldEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** True when every package of the lock file stands in node_modules in the version it names. */
function isInstalled() {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(locked).every(
    ([place, entry]) =>
      place === '' ||
      (installed[place] ? installed[place].version === entry.version : Boolean(entry.optional)),
  );
}

function install() {
  process.stdout.write('Installing what package-lock.json names (npm ci); the first time takes a minute …\n');
  // Under `npm start` this is the npm that runs us; vite is a development dependency and needed to build.
  const npm = process.env.npm_execpath;
  const parameters = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...parameters], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    : spawnSync('npm', parameters, {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      });
  if (result.status !== 0)
    refuse('npm ci failed; its message is above. Check the network, then start again.');
}

if (!nodeIsOldEnough()) {
  refuse(`GridCircle needs Node ${NEEDED.join('.')} or newer; this is Node ${process.versions.node}.`);
}
if (!isInstalled()) install();

const { register } = await import('tsx/esm/api');
register();
const { start } = await import(pathToFileURL(path.join(root, 'src/server/main.ts')).href);
await start(process.argv.slice(2), process.env);
