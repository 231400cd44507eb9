/**
 * The app room: routes, the language of the URL, and the choice of concrete sources. Every page is
 * loaded on its own; the home page and the finder pull in neither the desk's tables nor the map.
 */
import { lazy, Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation, useSearch } from 'wouter';
import { languageOf, speak } from '../ui/i18n.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useTranslation } from '../ui/translation.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { SERVED_PAGES } from './pages.ts';
import { isStaticSite, publicSource } from './public-source.ts';
import { lazyPage } from './served-page.tsx';

const HomePage = lazy(() =>
  import('../screens/home/HomePage.tsx').then((screen) => ({ default: screen.HomePage })),
);
const DOORS = isStaticSite ? (['finder'] as const) : (['planner', 'wall', 'finder'] as const);
const SERVED_ROUTES = DOORS.map((door) => ({
  path: `/${door}`,
  component: lazyPage(SERVED_PAGES[`/${door}`]),
}));
/** The home page needs no backend to stand; its footnote asks for one afterwards. */
async function loadInfo() {
  if (isStaticSite) return (await publicSource.index())?.city ?? null;
  const { services } = await import('./services.ts');
  return services.source.loadInfo();
}

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export function App() {
  return (
    <Router base={base}>
      <FollowLocation />
      <ErrorBoundary>
        <Suspense fallback={<LoadingState />}>
          <Switch>
            <Route path="/">
              <HomePage doors={DOORS} loadInfo={loadInfo} />
            </Route>
            {SERVED_ROUTES.map(({ path, component }) => (
              <Route key={path} path={path} component={component} />
            ))}
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Router>
  );
}

const TITLES: Readonly<Record<string, string>> = {
  '/': 'home',
  '/planner': 'planner',
  '/wall': 'wall',
  '/finder': 'finder',
};

/** Speaks the language of the URL, also after the browser's back button, and titles the document. */
function FollowLocation() {
  const language = languageOf(useSearch());
  const [location] = useLocation();
  // Routes take a slash at the end, too.
  const path = location.replace(/(.)\/$/, '$1');
  const { t } = useTranslation('ui');
  useEffect(() => {
    speak(language);
  }, [language]);
  const title = `${t(`pageTitle.${TITLES[path] ?? 'notFound'}`)} · ${t('productName')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
