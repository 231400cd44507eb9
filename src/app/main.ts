/**
 * The entry of the site, kept small: it asks for the page's code and its city, and only then brings in all
 * that draws them, so that a cold start waits for one short file before everything else travels side by side.
 */
import '../ui/tokens.css';
import '../ui/base.css';
import { beginPage } from './pages.ts';

const started = import('./start.tsx');
const path = window.location.pathname.slice(import.meta.env.BASE_URL.length - 1);
// A plain web server answers `/finder` with the page of a folder, `/finder/`.
beginPage(path.replace(/(.)\/$/, '$1'));
void started.then(({ start }) => start());
