/**
 * The planner's screen: makes a desk for the person who is signed in, opens the city on it, and shows
 * the desk or, honestly, what stands in its way.
 */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../sources/city-source.ts';
import { createDesk, type Desk } from '../../state/desk.ts';
import { createBrowserJournal } from '../../state/journal.ts';
import { browserSurroundings } from '../../state/surroundings.ts';
import { readLink } from '../../state/view-url.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { type Services, useServices } from '../../ui/services.tsx';
import { useSession } from '../../ui/session.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { DeskLayout } from './DeskLayout.tsx';
import { DeskContext } from './desk-context.tsx';
import { messages } from './messages.ts';
import styles from './PlannerPage.module.css';

addMessages('planner', messages);

export function PlannerPage() {
  const services = useServices();
  const { state } = useSession();
  const session = state.status === 'signed_in' || state.status === 'expired' ? state.session : null;
  const desk = useOwnDesk(services, session);
  const signedIn = state.status === 'signed_in';
  useEffect(() => {
    // What an expired session kept on this device goes out once somebody has signed in again.
    if (signedIn) desk?.retrySaving();
  }, [desk, signedIn]);
  if (!desk) return <LoadingState />;
  return (
    <DeskContext value={desk}>
      <DeskOrReason desk={desk} />
    </DeskContext>
  );
}

/** One desk per person, closed with its engine when the page is left. */
function useOwnDesk(services: Services, session: Session | null): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null);
  const userId = session?.userId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in again as the same person keeps the desk.
  useEffect(() => {
    if (!session) return;
    const engine = services.createEngine();
    const own = createDesk({
      source: services.source,
      engine,
      journal: createBrowserJournal(),
      session,
      link: readLink(window.location.search),
      surroundings: browserSurroundings(),
      hasMap: true,
    });
    setDesk(own);
    void own.open();
    return () => {
      own.close();
      engine.terminate();
      setDesk(null);
    };
  }, [services, userId]);
  return desk;
}

function DeskOrReason({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('planner');
  const status = useStore(desk.stores.city, (city) => city.status);
  const stage = useStore(desk.stores.city, (city) => (city.status === 'loading' ? city.stage : null));
  const detail = useStore(desk.stores.city, (city) => (city.status === 'failed' ? city.detail : null));
  if (status === 'open') return <DeskLayout />;
  if (status === 'loading') {
    return (
      <main className={styles.waiting}>
        <h1>{t('title')}</h1>
        <LoadingState label={t(`loading.${stage}`)} />
      </main>
    );
  }
  return (
    <main className={styles.waiting}>
      <EmptyState
        level={1}
        title={t('failed.title')}
        action={
          <Button variant="primary" onClick={() => void desk.open()}>
            {t('retry', { ns: 'ui' })}
          </Button>
        }
      >
        <p>{t('failed.body')}</p>
        <p className={styles.detail}>{detail}</p>
      </EmptyState>
    </main>
  );
}
