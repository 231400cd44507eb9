import { useMemo } from 'react';
import type { ServiceCircle } from '../../../../domain/service-circle.ts';
import {
  type CircleFacility,
  FACILITY_KINDS,
  type FacilityKind,
  type FacilityState,
  kindsNeededAt,
} from '../../../../domain/service-circle-facility.ts';
import { stationsWithin } from '../../../../state/circle-stations.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useOpenCity } from '../../desk-context.tsx';
import styles from './circles.module.css';
import { FacilityRow } from './FacilityRow.tsx';

/** The facilities of the circle under the pen, one row each. */
export function FacilityFields({ circle }: { readonly circle: ServiceCircle }) {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const city = useOpenCity();
  const { facilities, circleTier, communityCodes } = circle;
  const stations = useMemo(() => stationsWithin(city, communityCodes), [city, communityCodes]);
  const put = (next: readonly CircleFacility[], typing?: string) =>
    circles.change({ facilities: next }, typing);
  const unlisted = kindsNeededAt(circleTier).filter((kind) => facilities.every((one) => one.kind !== kind));
  const add = (kinds: readonly FacilityKind[], state: FacilityState) =>
    put([...facilities, ...kinds.map((kind) => ({ kind, name: null, stationCode: null, state }))]);
  return (
    <fieldset className={styles.communities}>
      <legend>{t('circles.facilities', { count: facilities.length })}</legend>
      <ol className={styles.rows}>
        {facilities.map((facility, i) => (
          <FacilityRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and are never sorted.
            key={i}
            place={i + 1}
            facility={facility}
            stations={stations}
            onChange={(next, typing) => put(facilities.with(i, next), typing ? `facility ${i}` : undefined)}
            onRemove={() => put(facilities.filter((_, other) => other !== i))}
          />
        ))}
      </ol>
      <div className={styles.actions}>
        <Button
          variant="quiet"
          className={styles.small}
          onClick={() => add([unlisted[0] ?? FACILITY_KINDS[0]], 'present')}
        >
          {t('circles.addFacility')}
        </Button>
        {unlisted.length > 0 && (
          <Button variant="quiet" className={styles.small} onClick={() => add(unlisted, 'missing')}>
            {t('circles.addUnlisted', { count: unlisted.length })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
