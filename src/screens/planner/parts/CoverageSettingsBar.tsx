import { useMemo, useState } from 'react';
import { STATION_TIERS, type StationTier, type WalkProfileName } from '../../../domain/city.ts';
import type { CoverageMethod } from '../../../domain/coverage.ts';
import { PROFILE_CHOICES } from '../../../state/settings.ts';
import { serviceName } from '../../../ui/data-words.ts';
import { isTried } from '../../../ui/definition-words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import { WalkValuesDialog } from '../dialogs/WalkValuesDialog.tsx';
import styles from './CoverageSettingsBar.module.css';
import { HourChoice } from './HourChoice.tsx';
import { LimitChoice } from './LimitChoice.tsx';

/** How coverage is counted: pace, limit, method, service, tier, hour. The choices speak for themselves; their names are for screen readers. */
export function CoverageSettingsBar() {
  const { t } = useTranslation('planner');
  const { configure } = useDesk();
  const data = useCityPart((city) => city.data);
  const settings = useDeskState('settings', (state) => state);
  const computing = useDeskState('figures', (figures) => figures.computing);
  const [valuesOpen, setValuesOpen] = useState(false);
  const { service } = settings;
  const services = useMemo(
    () =>
      // A link may ask for a service that nobody offers any more.
      [
        ...new Set([...data.stations.flatMap((station) => station.services), ...(service ? [service] : [])]),
      ].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    [data, service],
  );
  const tried = isTried(settings, data.info);
  return (
    <fieldset className={styles.bar} aria-busy={computing}>
      <legend>
        <VisuallyHidden>{t('settings.label')}</VisuallyHidden>
      </legend>
      <label className={styles.field}>
        <VisuallyHidden>{t('settings.profile')}</VisuallyHidden>
        <select
          value={settings.profile}
          onChange={(event) => void configure({ profile: event.target.value as WalkProfileName })}
        >
          {PROFILE_CHOICES.map((profile) => (
            <option key={profile} value={profile}>
              {`${t(`profile.${profile}`, { ns: 'ui' })} ${formatNumber(
                profile === settings.profile ? settings.speedKmh : data.info.walkProfiles[profile].speedKmh,
                1,
              )} km/h`}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className={tried ? styles.tried : styles.values}
        title={t('settings.walkValues')}
        onClick={() => setValuesOpen(true)}
      >
        {t(tried ? 'settings.tried' : 'settings.tryValues')}
      </button>
      <LimitChoice
        limitMinutes={settings.limitMinutes}
        onChoose={(limitMinutes) => void configure({ limitMinutes })}
      />
      <label className={styles.field}>
        <VisuallyHidden>{t('settings.method')}</VisuallyHidden>
        <select
          value={settings.method}
          onChange={(event) => void configure({ method: event.target.value as CoverageMethod })}
        >
          <option value="network">{t('settings.network')}</option>
          <option value="circle">{t('settings.circle')}</option>
        </select>
      </label>
      <label className={styles.field}>
        <VisuallyHidden>{t('settings.service')}</VisuallyHidden>
        <select
          value={settings.service ?? ''}
          onChange={(event) => void configure({ service: event.target.value || null })}
        >
          <option value="">{t('settings.anyService')}</option>
          {services.map((offered) => (
            <option key={offered} value={offered}>
              {serviceName(offered)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <VisuallyHidden>{t('settings.tier')}</VisuallyHidden>
        <select
          value={settings.tier ?? ''}
          onChange={(event) => void configure({ tier: (event.target.value || null) as StationTier | null })}
        >
          <option value="">{t('settings.anyTier')}</option>
          {STATION_TIERS.map((tier) => (
            <option key={tier} value={tier}>
              {t(`tier.${tier}`, { ns: 'ui' })}
            </option>
          ))}
        </select>
      </label>
      <HourChoice at={settings.at} onChoose={(at) => void configure({ at })} />
      {computing && (
        <span className={styles.computing} role="status">
          {t('settings.computing')}
        </span>
      )}
      {valuesOpen && <WalkValuesDialog onClose={() => setValuesOpen(false)} />}
    </fieldset>
  );
}
