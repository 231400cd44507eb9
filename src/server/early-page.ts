/** Where every web server finds the page of the finder. */
export const FINDER_PAGE = 'finder/index.html';

/**
 * The built page with links to all that the finder's list needs, so that a browser sends for it before any of it has
 * run: on a weak network that is a whole way there and back. `base` is the path that the site is built for.
 */
export function earlyPage(page: string, files: readonly string[], base: string): string {
  const links = files
    .filter((file) => !page.includes(`"${base}${file}"`))
    .map((file) =>
      file.endsWith('.css')
        ? `<link rel="stylesheet" crossorigin href="${base}${file}">`
        : `<link rel="modulepreload" crossorigin href="${base}${file}">`,
    );
  return page.replace('</head>', `  ${links.join('\n    ')}\n  </head>`);
}
