import type { WalkProfileName } from '../../domain/city.ts';
import { PROFILE_CHOICES } from '../../state/settings.ts';
import { ChoiceBar } from '../../ui/ChoiceBar.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './ListOptions.module.css';

export interface ListOptionsProps {
  readonly profile: WalkProfileName;
  onProfile(profile: WalkProfileName): void;
  readonly openOnly: boolean;
  onOpenOnly(openOnly: boolean): void;
}

export function ListOptions({ profile, onProfile, openOnly, onOpenOnly }: ListOptionsProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  return (
    <div className={styles.options}>
      <ChoiceBar
        label={t('profile')}
        choices={PROFILE_CHOICES.map((value) => ({ value, name: shared(`profile.${value}`) }))}
        value={profile}
        onChoose={onProfile}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={openOnly} onChange={(event) => onOpenOnly(event.target.checked)} />
        <span>{t('openOnly')}</span>
      </label>
    </div>
  );
}
