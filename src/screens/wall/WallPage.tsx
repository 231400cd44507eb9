/**
 * The wall: how the city stands, where it hurts, and under which definitions, readable from five metres
 * and true for as long as it is left on. All figures come from one engine on the plan in force.
 */
import { useCallback } from 'react';
import { FigureDefinitions } from '../../ui/FigureDefinitions.tsx';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { useBeforeAfter } from './before-after/use-before-after.ts';
import { Definitions } from './Definitions.tsx';
import { WallExport } from './export/WallExport.tsx';
import { messages } from './messages.ts';
import { Switches } from './Switches.tsx';
import { SceneBar } from './scenes/SceneBar.tsx';
import { limitOf } from './scenes/view-settings.ts';
import { SelfHealing } from './staying-on/SelfHealing.tsx';
import { useNewerSite } from './staying-on/use-newer-site.ts';
import { useRetries } from './staying-on/use-retries.ts';
import { useWakeLock } from './staying-on/use-wake-lock.ts';
import { useDrill } from './use-drill.ts';
import { useFeed } from './use-feed.ts';
import { useMapStory } from './use-map-story.ts';
import { usePlanInForce } from './use-plan-in-force.ts';
import { useWallScreen } from './use-wall-screen.ts';
import { useWallShow } from './use-wall-show.ts';
import { WallBody } from './WallBody.tsx';
import { WallControls } from './WallControls.tsx';
import { WallHeader } from './WallHeader.tsx';
import styles from './WallPage.module.css';
import { WallTrouble } from './WallTrouble.tsx';
import { useWallLink } from './wall-link.ts';
import { useWallView } from './wall-view.ts';

addMessages('wall', messages);

/** Of what the wall shows figures. */
const SUBJECTS = ['homes', 'grids', 'stations', 'station', 'staff'] as const;

export function WallPage() {
  return (
    <SelfHealing instead={<LoadingState />}>
      <Wall />
    </SelfHealing>
  );
}

function Wall() {
  const { t } = useTranslation('wall');
  const [link, changeLink] = useWallLink();
  useWallScreen(link.theme);
  const { opened, scenes, turns, settings, tiers, isShown } = useWallShow();
  const { failure, reload } = opened;
  const version = opened.inForce?.version ?? null;
  const feed = useFeed(version, reload, failure !== null);
  const plan = usePlanInForce(version);
  const goTo = useCallback((areaCode: string | null) => changeLink({ areaCode }), [changeLink]);
  const view = useWallView(tiers, link.areaCode, goTo);
  const pointed = useDrill(view);
  const story = useMapStory(view);
  const beforeAfter = useBeforeAfter(tiers, opened.engine, link.before);

  useRetries(failure, reload);
  useNewerSite(feed.lost);
  useWakeLock();

  return (
    <div className={styles.wall} data-wall="">
      <WallHeader
        inForce={opened.inForce}
        plan={plan}
        feed={feed}
        unreachable={failure?.kind === 'unreachable'}
      />
      {view === null ? (
        <main className={styles.waiting}>
          {failure === null ? (
            <LoadingState label={t(`loading.${opened.stage}`)} />
          ) : (
            <WallTrouble failure={failure} onRetry={reload} />
          )}
        </main>
      ) : (
        <WallBody
          view={view}
          link={link}
          story={story}
          pointed={pointed}
          beforeAfter={beforeAfter}
          switches={
            <Switches link={link} story={story} version={view.tiers.inForce.version} onChange={changeLink} />
          }
        />
      )}
      <footer className={styles.footer}>
        <div className={styles.told}>
          {view !== null && <Definitions view={view} plan={plan} />}
          <span data-left-out="">
            <FigureDefinitions subjects={SUBJECTS} />
          </span>
          {view !== null && opened.engine !== null && (
            <WallExport view={view} plan={plan} engine={opened.engine} />
          )}
        </div>
        <WallControls
          profile={settings.profile}
          limit={limitOf(turns.view)}
          onProfile={(walk) => turns.show({ ...turns.view, walk })}
          onLimit={(minutes) => turns.show({ ...turns.view, limit: String(minutes) })}
        />
        {view !== null && (
          <SceneBar city={view.tiers.inForce.city} scenes={scenes} turns={turns} busy={!isShown} />
        )}
      </footer>
    </div>
  );
}
