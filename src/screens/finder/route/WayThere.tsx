/**
 * The way to a station: minutes and metres for whoever walks, the steps in words, links that hand it over to a map
 * app, and a link to share. Loaded on its own when somebody opens a station; the list does without.
 */
import { useEffect } from 'react';
import type { PublicProfile, PublicStation } from '../../../domain/public-city.ts';
import type { StationRoute } from '../../../domain/route.ts';
import { addMessages } from '../../../ui/i18n.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import type { FinderEngineApi, FinderStart } from '../../../worker/finder/finder-protocol.ts';
import { HandOffLinks } from './HandOffLinks.tsx';
import { messages } from './messages.ts';
import { stepWords, TURN_SIGNS } from './route-words.ts';
import { ShareStation } from './ShareStation.tsx';
import { type AskedRoute, useRoute } from './use-route.ts';
import styles from './WayThere.module.css';

addMessages('finderRoute', messages);

export interface WayThereProps {
  readonly station: PublicStation;
  /** Keep it the same object as long as it is the same place; `null` before one is chosen. */
  readonly start: FinderStart | null;
  /** Opened over the ground around the start; `null` until it is. */
  readonly engine: FinderEngineApi | null;
  /** No engine can be had on this device. */
  readonly engineFailed?: boolean;
  readonly profile: PublicProfile;
  /** Told of the way when it is known, and `null` when it no longer holds: for the map. Keep it stable. */
  readonly onRoute?: (route: StationRoute | null) => void;
}

export function WayThere(props: WayThereProps) {
  const { station, start, engine, engineFailed = false, profile, onRoute } = props;
  const { t } = useTranslation('finderRoute');
  const asked = useRoute(engine, start, station.code, profile);
  const { route } = asked;
  useEffect(() => {
    onRoute?.(route);
  }, [onRoute, route]);
  useEffect(() => () => onRoute?.(null), [onRoute]);
  const { name, location } = station;

  return (
    <section className={styles.way} aria-label={t('titleOf', { name })}>
      {location !== null && (
        <>
          <h4 className={styles.title}>{t('title')}</h4>
          {engineFailed && route === null ? (
            <p className={styles.quiet}>{t('broken')}</p>
          ) : (
            <Route asked={asked} profile={profile} stationName={name} />
          )}
          <HandOffLinks destination={{ name, location }} />
        </>
      )}
      <ShareStation station={station} />
    </section>
  );
}

interface RouteProps {
  readonly asked: AskedRoute;
  readonly profile: PublicProfile;
  readonly stationName: string;
}

const STATE_WORDS = {
  no_place: 'choosePlace',
  finding: 'finding',
  none: 'noRoute',
  broken: 'broken',
} as const;

function Route({ asked: { route, state }, profile, stationName }: RouteProps) {
  const { t } = useTranslation('finderRoute');
  const { t: shared } = useTranslation('ui');
  return (
    <>
      <p role="status" className={route === null ? styles.quiet : styles.walk}>
        {state !== 'found' && t(STATE_WORDS[state])}
        {route !== null &&
          t('walk', {
            minutes: formatMetric('walkMinutes', route.walkMinutes),
            metres: formatMetric('walkMetres', route.walkMetres),
            profile: shared(`profile.${profile}`),
          })}
      </p>
      {route !== null && (
        <ol className={styles.steps} aria-label={t('steps')}>
          {route.steps.map((step, i) => (
            <li key={`${step.from} ${step.way}`} className={styles.step}>
              <span className={styles.sign} aria-hidden="true">
                {TURN_SIGNS[step.turn]}
              </span>
              <span>{stepWords(t, route.steps, i)}</span>
            </li>
          ))}
          <li className={styles.step}>
            <span className={styles.sign} aria-hidden="true">
              ★
            </span>
            <span>{t('arrive', { name: stationName })}</span>
          </li>
        </ol>
      )}
    </>
  );
}
