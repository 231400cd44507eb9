import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FINDER_PAGE } from '../server/early-page.ts';
import { UsageError } from './command.ts';
import { DOCUMENTS_FOLDER } from './publish-public-folder.ts';

/** What of a build is not for visitors, or no longer the twin of its page. */
const LEFT_OUT = /^(\.built-from|index\.html(\.(br|gz))?|finder|public-city)$/;

/**
 * Copies a built site so that its finder reads the documents beside it: its pages name their folder, and that of the
 * finder stands at `finder/`, where any web server finds it. Links in them are those of the build, from the path that it
 * was built for (`npm run build -- --base /city/`, else `/`). Throws UsageError where the folder holds no built page.
 */
export async function copySite(site: string, into: string): Promise<void> {
  const page = publicPage(await readPage(site, 'index.html'), site);
  await cp(site, into, {
    recursive: true,
    filter: (source) => !LEFT_OUT.test(path.relative(site, source)),
  });
  await writeFile(path.join(into, 'index.html'), page);
  await mkdir(path.join(into, 'finder'), { recursive: true });
  await writeFile(path.join(into, FINDER_PAGE), publicPage(await readPage(site, FINDER_PAGE), site));
}

async function readPage(site: string, page: string): Promise<string> {
  try {
    return await readFile(path.join(site, page), 'utf8');
  } catch {
    throw new UsageError(`${site}: holds no ${page}; expected a built site (npm run build).`);
  }
}

/** A page of a build with the name of the documents' folder in its head. */
export function publicPage(page: string, site: string): string {
  const known = /<meta name="gridcircle-public"[^>]*>/.test(page);
  if (known) return page;
  if (!page.includes('</head>'))
    throw new UsageError(`${site}: index.html has no head; expected a built site.`);
  const meta = `  <meta name="gridcircle-public" content="${DOCUMENTS_FOLDER}/" />\n  </head>`;
  return page.replace('</head>', meta);
}
