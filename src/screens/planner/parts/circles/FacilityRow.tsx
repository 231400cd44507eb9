import type { Station } from '../../../../domain/city.ts';
import { LONGEST_CIRCLE_NAME } from '../../../../domain/service-circle.ts';
import {
  type CircleFacility,
  FACILITY_CLASSES,
  FACILITY_KINDS,
  FACILITY_STATES,
  type FacilityKind,
  type FacilityState,
  facilityClassOf,
} from '../../../../domain/service-circle-facility.ts';
import { useTranslation } from '../../../../ui/translation.ts';
import { useCityPart } from '../../desk-context.tsx';
import styles from './circles.module.css';

interface FacilityRowProps {
  /** From 1. */
  readonly place: number;
  readonly facility: CircleFacility;
  /** That may be chosen as this facility. */
  readonly stations: readonly Station[];
  /** `typing`: letters of a name, which are one step. */
  onChange(next: CircleFacility, typing?: boolean): void;
  onRemove(): void;
}

/** One facility: its kind, how far it is, what it is called, and the station that it is. */
export function FacilityRow({ place, facility, stations, onChange, onRemove }: FacilityRowProps) {
  const { t } = useTranslation('planner');
  const { kind, name, state, stationCode } = facility;
  const nameOf = (field: string) => t('circles.facilityField', { place, field });
  return (
    <li className={styles.facility}>
      <select
        aria-label={nameOf(t('circles.field.kind'))}
        value={kind}
        onChange={(event) => onChange({ ...facility, kind: event.target.value as FacilityKind })}
      >
        {FACILITY_CLASSES.map((facilityClass) => (
          <optgroup key={facilityClass} label={t(`circles.class.${facilityClass}`)}>
            {FACILITY_KINDS.filter((one) => facilityClassOf(one) === facilityClass).map((one) => (
              <option key={one} value={one}>
                {t(`circles.kind.${one}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        aria-label={nameOf(t('circles.field.state'))}
        value={state}
        onChange={(event) => onChange({ ...facility, state: event.target.value as FacilityState })}
      >
        {FACILITY_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`circles.state.${one}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.out}
        aria-label={nameOf(t('circles.removeFacility'))}
        onClick={onRemove}
      >
        ×
      </button>
      <input
        aria-label={nameOf(t('circles.field.facilityName'))}
        placeholder={t('circles.field.facilityName')}
        maxLength={LONGEST_CIRCLE_NAME}
        value={name ?? ''}
        onChange={(event) => onChange({ ...facility, name: event.target.value || null }, true)}
      />
      <StationChoice
        label={nameOf(t('circles.field.station'))}
        stations={stations}
        stationCode={stationCode}
        onChoose={(code) => onChange({ ...facility, stationCode: code })}
      />
    </li>
  );
}

interface StationChoiceProps {
  readonly label: string;
  readonly stations: readonly Station[];
  readonly stationCode: string | null;
  onChoose(stationCode: string | null): void;
}

/** The stations of the circle, and the one chosen wherever it is. */
function StationChoice({ label, stations, stationCode, onChoose }: StationChoiceProps) {
  const { t } = useTranslation('planner');
  const inForce = useCityPart((city) => city.inForce);
  const isElsewhere = stationCode !== null && stations.every(({ code }) => code !== stationCode);
  return (
    <select
      aria-label={label}
      value={stationCode ?? ''}
      onChange={(event) => onChoose(event.target.value || null)}
    >
      <option value="">{t('circles.noStation')}</option>
      {isElsewhere && (
        <option value={stationCode}>{inForce.stations.get(stationCode)?.name ?? stationCode}</option>
      )}
      {stations.map((station) => (
        <option key={station.code} value={station.code}>
          {station.name}
        </option>
      ))}
    </select>
  );
}
