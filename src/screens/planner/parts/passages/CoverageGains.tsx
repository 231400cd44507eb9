import { useMemo } from 'react';
import { measure } from '../../../../engine/metrics/measure.ts';
import { coverageGains } from '../../../../state/coverage-gains.ts';
import { formatMetricChange } from '../../../../ui/metric-words.ts';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../../desk-context.tsx';
import { gridWithCommunity } from '../../grid-words.ts';
import { FigureRow } from '../FigureRow.tsx';
import styles from '../Inspector.module.css';

const SHOWN = 5;

/** Who gains and who loses by the draft, live while something is dragged: the city, and the grids that change most. */
export function CoverageGains() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const current = useDeskState('figures', (figures) => figures.current);
  const inForce = useDeskState('figures', (figures) => figures.inForce);
  const effect = useDeskState('gesture', ({ gesture }) => gesture?.effect ?? null);
  const gains = useMemo(
    () => (current && inForce ? coverageGains(inForce, current, effect) : []),
    [current, inForce, effect],
  );
  if (!current || !inForce) return null;
  const now = effect?.totals ?? current.totals;
  return (
    <>
      <dl>
        {(['coveredHouseholds', 'gapHouseholds'] as const).map((metric) => (
          <FigureRow
            key={metric}
            metric={metric}
            now={measure(metric, now)}
            before={measure(metric, inForce.totals)}
            strong={metric === 'coveredHouseholds'}
          />
        ))}
      </dl>
      {gains.length > 0 && (
        <>
          <p className={styles.subtitle}>{t('passages.gains')}</p>
          <dl className={styles.facts}>
            {gains.slice(0, SHOWN).map(({ code, households }) => (
              <Gain key={code} name={gridWithCommunity(code, city)} households={households} />
            ))}
          </dl>
        </>
      )}
      {gains.length > SHOWN && (
        <p className={styles.subtitle}>{t('passages.moreGains', { count: gains.length - SHOWN })}</p>
      )}
    </>
  );
}

function Gain({ name, households }: { readonly name: string; readonly households: number }) {
  const { t } = useTranslation('planner');
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {t(households > 0 ? 'passages.gained' : 'passages.lost', {
          households: formatMetricChange('coveredHouseholds', households),
        })}
      </dd>
    </>
  );
}
