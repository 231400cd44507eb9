import { strokeIn } from '../../../state/gesture-store.ts';
import type { GroundItem } from '../../../state/grid-ground.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState } from '../desk-context.tsx';
import styles from './GridGround.module.css';

/** A grid of a city without compounds may hold thousands of buildings. */
const LONGEST_LIST = 80;

export interface GroundListProps {
  /** Most households first. */
  readonly items: readonly GroundItem[];
  /** Who would receive. */
  readonly to: string;
  /** `null` where nothing may be given away. */
  readonly onGive: ((item: GroundItem) => void) | null;
}

/** Compounds and buildings with their households, and a button each while no stroke is on the screen. */
export function GroundList({ items, to, onGive }: GroundListProps) {
  const { t } = useTranslation('planner');
  const isBusy = useDeskState('gesture', ({ gesture }) => strokeIn(gesture) !== null);
  const left = items.length - LONGEST_LIST;
  return (
    <>
      <ul className={styles.items} aria-label={t('ground.label')}>
        {items.slice(0, LONGEST_LIST).map((item) => {
          const { code, name, buildings, households } = item;
          const what = name ?? t('ground.building', { code });
          return (
            <li key={code} className={styles.item}>
              <span
                className={styles.name}
                title={name === null ? code : t('ground.buildings', { code, buildings })}
              >
                {what}
              </span>
              <span className={styles.count}>
                {t('ground.households', { households: formatNumber(households) })}
              </span>
              {onGive && (
                <Button
                  className={styles.give}
                  disabled={isBusy}
                  aria-label={t('ground.giveWhat', { to, what })}
                  onClick={() => onGive(item)}
                >
                  {t('ground.give')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && <p className={styles.quiet}>{t('ground.more', { count: left })}</p>}
    </>
  );
}
