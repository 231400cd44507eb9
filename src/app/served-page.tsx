import { type ComponentType, lazy } from 'react';
import type { PageCode, ServedPage } from './pages.ts';

/** The page together with the services it stands on and, where it has one, the gate before it. */
export function lazyPage(page: ServedPage): ComponentType {
  return lazy(async () => ({ default: drawnWith(await page.code()) }));
}

function drawnWith({ Page, Served, gate }: PageCode): ComponentType {
  return () => (
    <Served>
      {gate ? (
        <gate.SignInGate roles={gate.roles}>
          <Page />
        </gate.SignInGate>
      ) : (
        <Page />
      )}
    </Served>
  );
}
