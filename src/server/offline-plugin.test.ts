import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { finderFiles, SHELL, workerFile } from './offline-plugin.ts';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

interface Module {
  readonly in: string;
  readonly imports?: readonly string[];
  readonly later?: readonly string[];
}

/** A build of these modules, one chunk for each name; every chunk has a style, and the map's a worker. */
function built(modules: Readonly<Record<string, Module>>) {
  const bundle: Record<string, unknown> = {};
  const absolute = (ids: readonly string[] = []) => ids.map((id) => SOURCES + id);
  for (const name of new Set(Object.values(modules).map((module) => module.in))) {
    const own = Object.entries(modules).filter(([, module]) => module.in === name);
    const imports = own.flatMap(([, { imports = [] }]) => imports.map((id) => modules[id].in));
    bundle[`${name}.js`] = {
      type: 'chunk',
      fileName: `${name}.js`,
      moduleIds: absolute(own.map(([id]) => id)),
      imports: imports.filter((other) => other !== name).map((other) => `${other}.js`),
      viteMetadata: {
        importedCss: new Set([`${name}.css`]),
        importedAssets: new Set(name === 'map' ? ['finder-assets/map.js'] : []),
      },
    };
  }
  const info = (id: string) => {
    const module = modules[id.slice(SOURCES.length)];
    return { importedIds: absolute(module?.imports), dynamicallyImportedIds: absolute(module?.later) };
  };
  return finderFiles(bundle as Rolldown.OutputBundle, info);
}

const SITE: Readonly<Record<string, Module>> = {
  ...Object.fromEntries(SHELL.map((root) => [root, { in: 'finder' }])),
  'app/main.ts': { in: 'main', later: ['app/start.tsx', 'screens/finder/FinderPage.tsx', 'desk.tsx'] },
  'app/start.tsx': { in: 'start', imports: ['ui.ts'] },
  'screens/finder/FinderPage.tsx': { in: 'finder', imports: ['ui.ts'], later: ['map.ts'] },
  'ui.ts': { in: 'ui' },
  'map.ts': { in: 'map', imports: ['ui.ts', 'lines.ts'] },
  'lines.ts': { in: 'lines' },
  'desk.tsx': { in: 'desk', imports: ['ui.ts'] },
};

describe('what the finder consists of', () => {
  it('begins with the entry, and holds what the list needs apart from what comes after it', () => {
    const { shell, later } = built(SITE);
    expect(shell[0]).toBe('main.js');
    expect(new Set(shell)).toEqual(
      new Set(['main', 'start', 'finder', 'ui'].flatMap((name) => [`${name}.js`, `${name}.css`])),
    );
    expect(new Set(later)).toEqual(
      new Set(['map.js', 'map.css', 'lines.js', 'lines.css', 'finder-assets/map.js']),
    );
  });

  it('is another build when any file is another one', () => {
    const moved = { ...SITE, 'lines.ts': { in: 'lines-of-another-name' } };
    expect(built(moved).build).not.toBe(built(SITE).build);
    expect(built(SITE).build).toBe(built(SITE).build);
  });

  it('refuses a site whose finder is not where it was', () => {
    const { 'app/start.tsx': _gone, ...rest } = SITE;
    expect(() => built(rest)).toThrow('app/start.tsx');
  });
});

it('workers of the finder lie where its service worker sees them, others do not', () => {
  expect(workerFile({ name: 'finder.worker' })).toBe('finder-assets/[name]-[hash].js');
  expect(workerFile({ name: 'maplibre-gl-worker' })).toBe('finder-assets/[name]-[hash].js');
  expect(workerFile({ name: 'engine.worker' })).toBe('assets/[name]-[hash].js');
});

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync(`${PUBLIC}finder.webmanifest`, 'utf8'));
  const tokens = readFileSync(`${SOURCES}ui/tokens.css`, 'utf8');

  it('has addresses that stay below whatever path the site is served at, and pictures that are there', () => {
    const addresses: string[] = manifest.icons.map(({ src }: { src: string }) => src);
    expect([manifest.start_url, manifest.scope, ...addresses].filter((each) => /^\/|:/.test(each))).toEqual(
      [],
    );
    expect(addresses.filter((each) => !existsSync(PUBLIC + each))).toEqual([]);
  });

  it('has the colours of the page', () => {
    expect(tokens).toContain(`--surface: ${manifest.theme_color};`);
    expect(tokens).toContain(`--page: ${manifest.background_color};`);
  });
});
