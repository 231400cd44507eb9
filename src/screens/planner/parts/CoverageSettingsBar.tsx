import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkProfileName } from '../../../domain/city.ts';
import type { CoverageMethod } from '../../../domain/coverage.ts';
import { hourChoices } from '../../../state/hour-choices.ts';
import { LIMIT_CHOICES, PROFILE_CHOICES } from '../../../state/settings.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './CoverageSettingsBar.module.css';

/** How coverage is counted: pace, limit, method, service, hour. The choices speak for themselves; their names are for screen readers. */
export function CoverageSettingsBar() {
  const { t } = useTranslation('planner');
  const { configure } = useDesk();
  const { data } = useOpenCity();
  const settings = useDeskState('settings', (state) => state);
  const computing = useDeskState('figures', (figures) => figures.computing);
  const services = useMemo(
    () =>
      [...new Set(data.stations.flatMap((station) => station.services))].sort((a, b) =>
        a.localeCompare(b, 'zh-CN'),
      ),
    [data],
  );
  const hours = useMemo(() => hourChoices(new Date(), settings.at), [settings.at]);
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
              {`${t(`profile.${profile}`, { ns: 'ui' })} ${data.info.walkProfiles[profile].speedKmh.toFixed(1)} km/h`}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles.limits}>
        <legend>{t('settings.limit')}</legend>
        {LIMIT_CHOICES.map((minutes) => (
          <label key={minutes} className={styles.limit} title={t('settings.minutes', { count: minutes })}>
            <input
              type="radio"
              name="limit"
              aria-label={t('settings.minutes', { count: minutes })}
              checked={settings.limitMinutes === minutes}
              onChange={() => void configure({ limitMinutes: minutes })}
            />
            {minutes}′
          </label>
        ))}
      </fieldset>
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
          {services.map((service) => (
            <option key={service} value={service}>
              {service}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <VisuallyHidden>{t('settings.hour')}</VisuallyHidden>
        <select
          value={settings.at ?? ''}
          onChange={(event) => void configure({ at: event.target.value || null })}
        >
          <option value="">{t('settings.anyHour')}</option>
          {hours.map((choice) => (
            <option key={choice.at} value={choice.at}>
              {choice.day === null
                ? choice.at.replace('T', ' ')
                : `${t(`settings.day.${choice.day}`)} ${choice.at.slice(11)}`}
            </option>
          ))}
        </select>
      </label>
      {computing && (
        <span className={styles.computing} role="status">
          {t('settings.computing')}
        </span>
      )}
    </fieldset>
  );
}
