/**
 * What the tests need besides Node: Chromium with a Chinese font, and PostgreSQL with PostGIS. As root on
 * Debian it is installed when missing; elsewhere the missing part is named and skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from './run-command.mjs';

const CHROMIUM_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** Path of the browser, or `null`. `GRIDCIRCLE_CHROMIUM` names another. */
function findChromium() {
  const places = [process.env.GRIDCIRCLE_CHROMIUM, ...CHROMIUM_PLACES];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** Folder with initdb and postgres of the newest PostgreSQL that has PostGIS, or `null`. */
function findPostgres() {
  return postgresFolders().find(hasPostgis) ?? null;
}

function postgresFolders() {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const debian = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return configured.status === 0 ? [...debian, configured.stdout.trim()] : debian;
}

function hasPostgis(folder) {
  if (!existsSync(path.join(folder, 'initdb'))) return false;
  const asked = spawnSync(path.join(folder, 'pg_config'), ['--sharedir'], { encoding: 'utf8' });
  const shares = [
    asked.status === 0 ? asked.stdout.trim() : '',
    folder.replace('/lib/', '/share/').replace(/\/bin$/, ''),
  ];
  return shares.some((share) => share && existsSync(path.join(share, 'extension/postgis.control')));
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** PostGIS for the PostgreSQL that stands here, else for the one this Debian offers. */
function postgisPackages() {
  const versions = existsSync(DEBIAN_POSTGRES)
    ? readdirSync(DEBIAN_POSTGRES).filter((name) => /^\d+$/.test(name))
    : [];
  const offered = spawnSync('apt-cache', ['depends', 'postgresql'], { encoding: 'utf8' }).stdout ?? '';
  const version = versions.sort((a, b) => Number(b) - Number(a))[0] ?? /postgresql-(\d+)/.exec(offered)?.[1];
  return version ? [`postgresql-${version}`, `postgresql-${version}-postgis-3`] : ['postgresql', 'postgis'];
}

async function installMissing() {
  const wantsChromium = !findChromium();
  const wantsFont = !hasChineseFont();
  const wantsPostgres = !findPostgres();
  if (!wantsChromium && !wantsFont && !wantsPostgres) return;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  process.stdout.write('Installing what the tests need from Debian …\n');
  await run('apt-get', ['update', '-q'], { environment });
  const packages = [
    ...(wantsChromium ? ['chromium'] : []),
    ...(wantsFont ? ['fontconfig', 'fonts-noto-cjk'] : []),
    ...(wantsPostgres ? postgisPackages() : []),
  ];
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { environment });
}

/** What stands on this machine after installing what may be installed, and a sentence per missing part. */
export async function prepareMachine() {
  if (canInstall()) await installMissing();
  const chromium = findChromium();
  const postgres = findPostgres();
  const missing = [];
  if (!postgres) {
    missing.push(
      'database tests on a real PostgreSQL. Install PostgreSQL 15 or newer with PostGIS 3.3 or newer (Debian: postgresql-15-postgis-3; Homebrew: postgis).',
    );
  }
  if (!chromium) {
    missing.push(
      'browser tests. Install Chromium (Debian: chromium and fonts-noto-cjk) or set GRIDCIRCLE_CHROMIUM to its path.',
    );
  }
  return { chromium, postgres, missing };
}
