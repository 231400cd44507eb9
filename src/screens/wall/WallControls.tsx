import type { WalkProfileName } from '../../domain/city.ts';
import { PROFILE_CHOICES } from '../../state/settings.ts';
import { ChoiceBar } from '../../ui/ChoiceBar.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { TIER_LIMITS, type TierLimit } from './model/ranked-areas.ts';
import { useKeys } from './use-keys.ts';
import styles from './WallControls.module.css';

export interface WallControlsProps {
  readonly profile: WalkProfileName;
  readonly limit: TierLimit;
  onProfile(profile: WalkProfileName): void;
  onLimit(limit: TierLimit): void;
}

/** Limit and pace, by button and by key. */
export function WallControls(props: WallControlsProps) {
  const { profile, limit, onProfile, onLimit } = props;
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  useKeys({
    1: () => onLimit(TIER_LIMITS[0]),
    2: () => onLimit(TIER_LIMITS[1]),
    3: () => onLimit(TIER_LIMITS[2]),
    p: () => onProfile(PROFILE_CHOICES[(PROFILE_CHOICES.indexOf(profile) + 1) % PROFILE_CHOICES.length]),
  });
  return (
    <section className={styles.controls} aria-label={t('controls')} title={t('keys')} data-left-out="">
      <ChoiceBar
        label={t('limit')}
        labelHidden
        choices={TIER_LIMITS.map((minutes) => ({
          value: String(minutes),
          name: t('minutes', { limit: minutes }),
        }))}
        value={String(limit)}
        onChoose={(value) => onLimit(TIER_LIMITS.find((minutes) => String(minutes) === value) ?? limit)}
      />
      <ChoiceBar
        label={t('profile')}
        labelHidden
        choices={PROFILE_CHOICES.map((value) => ({ value, name: shared(`profile.${value}`) }))}
        value={profile}
        onChoose={onProfile}
      />
    </section>
  );
}
