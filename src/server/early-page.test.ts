import { expect, it } from 'vitest';
import { earlyPage } from './early-page.ts';

const PAGE = `<head>
    <script type="module" crossorigin src="/city/assets/index-1.js"></script>
    <link rel="stylesheet" crossorigin href="/city/assets/index-1.css">
  </head>
  <body></body>`;

it('links to what the list needs and the page does not name yet, by its kind, below the base', () => {
  const page = earlyPage(
    PAGE,
    ['assets/index-1.js', 'assets/list-2.js', 'assets/index-1.css', 'assets/list-2.css'],
    '/city/',
  );
  const links = [...page.matchAll(/<(?:script|link)[^>]*>/g)].map(([link]) => link);
  expect(links).toEqual([
    '<script type="module" crossorigin src="/city/assets/index-1.js">',
    '<link rel="stylesheet" crossorigin href="/city/assets/index-1.css">',
    '<link rel="modulepreload" crossorigin href="/city/assets/list-2.js">',
    '<link rel="stylesheet" crossorigin href="/city/assets/list-2.css">',
  ]);
  expect(page).toMatch(/<\/head>\s*<body><\/body>$/);
});
