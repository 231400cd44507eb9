/**
 * The wall: how the city stands, where it hurts, and under which definitions, readable from five metres
 * and true for as long as it is left on. All figures come from one engine on the plan in force.
 */
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useLinkedSettings } from '../linked-settings.ts';
import { useOpenedCity } from '../opened-city.ts';
import { Definitions } from './Definitions.tsx';
import { messages } from './messages.ts';
import { TIER_LIMITS } from './ranking.ts';
import { useDarkScreen } from './use-dark-screen.ts';
import { useFeed } from './use-feed.ts';
import { usePlanInForce } from './use-plan-in-force.ts';
import { useTiers } from './use-tiers.ts';
import { WallBody } from './WallBody.tsx';
import { WallControls } from './WallControls.tsx';
import { WallHeader } from './WallHeader.tsx';
import styles from './WallPage.module.css';
import { WallTrouble } from './WallTrouble.tsx';

addMessages('wall', messages);

const RETRY_MS = 30_000;

export function WallPage() {
  const { t } = useTranslation('wall');
  const [{ profile, limitMinutes }, choose] = useLinkedSettings();
  useDarkScreen();
  // The engine's own limit is turned by `useTiers`; only the profile is asked for here.
  const opened = useOpenedCity(useMemo(() => (profile ? { profile } : {}), [profile]));
  const limit = TIER_LIMITS.find((minutes) => minutes === limitMinutes) ?? 15;
  const tiers = useTiers(opened, limit);
  const feed = useFeed(opened.inForce?.version ?? null, opened.reload);
  const plan = usePlanInForce(opened.inForce?.version ?? null);

  const { failure, reload } = opened;
  useEffect(() => {
    if (failure === null) return;
    const timer = setTimeout(reload, RETRY_MS);
    return () => clearTimeout(timer);
  }, [failure, reload]);

  return (
    <div className={styles.wall}>
      <WallHeader
        inForce={opened.inForce}
        plan={plan}
        feed={feed}
        unreachable={failure?.kind === 'unreachable'}
      />
      {tiers === null ? (
        <main className={styles.waiting}>
          {failure === null ? (
            <LoadingState label={t(`loading.${opened.stage}`)} />
          ) : (
            <WallTrouble failure={failure} onRetry={reload} />
          )}
        </main>
      ) : (
        <WallBody tiers={tiers} />
      )}
      <footer className={styles.footer}>
        {tiers !== null && (
          <Definitions
            info={tiers.inForce.city.info}
            figures={tiers.at[tiers.limit]}
            version={tiers.inForce.version}
            plan={plan}
          />
        )}
        <WallControls
          profile={opened.settings.profile}
          limit={limit}
          onProfile={(name) => choose('walk', name)}
          onLimit={(minutes) => choose('limit', String(minutes))}
        />
      </footer>
    </div>
  );
}
