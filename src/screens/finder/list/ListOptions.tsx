import { useId } from 'react';
import { PUBLIC_PROFILES, type PublicProfile } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceBar } from '../../../ui/ChoiceBar.tsx';
import { serviceName } from '../../../ui/data-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './ListOptions.module.css';
import type { Wanted } from './station-list.ts';

export interface ListOptionsProps {
  /** Large type leaves no room for all of it above the list. */
  readonly folds: boolean;
  readonly profile: PublicProfile;
  onProfile(profile: PublicProfile): void;
  /** Services to choose among. */
  readonly services: readonly string[];
  readonly wanted: Wanted;
  onWanted(change: Partial<Wanted>): void;
}

/** How one walks, and what one wants of a station. */
export function ListOptions({ folds, ...options }: ListOptionsProps) {
  const { t } = useTranslation('finder');
  return (
    <section className={styles.options} aria-label={t('filters')}>
      {folds ? (
        <details>
          <summary className={styles.summary}>{t('filtersAndPace')}</summary>
          <Options {...options} />
        </details>
      ) : (
        <Options {...options} />
      )}
      {options.wanted.area !== null && (
        <Button className={styles.chip} onClick={() => options.onWanted({ area: null })}>
          {t('clearArea')}
          <span aria-hidden="true">✕</span>
        </Button>
      )}
    </section>
  );
}

function Options({ profile, onProfile, services, wanted, onWanted }: Omit<ListOptionsProps, 'folds'>) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const serviceId = useId();
  return (
    <div className={styles.all}>
      <ChoiceBar
        label={t('profile')}
        choices={PUBLIC_PROFILES.map((value) => ({ value, name: shared(`profile.${value}`) }))}
        value={profile}
        onChoose={onProfile}
      />
      <div className={styles.wanted}>
        <Check checked={wanted.openNow} onCheck={(openNow) => onWanted({ openNow })}>
          {t('openOnly')}
        </Check>
        <Check checked={wanted.stepFree} onCheck={(stepFree) => onWanted({ stepFree })}>
          {t('stepFreeOnly')}
        </Check>
        <div className={styles.service}>
          <label htmlFor={serviceId}>{t('service')}</label>
          <select
            id={serviceId}
            value={wanted.service ?? ''}
            onChange={(event) => onWanted({ service: event.target.value || null })}
          >
            <option value="">{t('anyService')}</option>
            {services.map((service) => (
              <option key={service} value={service}>
                {serviceName(service)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </div>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly children: React.ReactNode;
  onCheck(checked: boolean): void;
}

function Check({ checked, children, onCheck }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
