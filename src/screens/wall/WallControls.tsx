import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkProfileName } from '../../domain/city.ts';
import { PROFILE_CHOICES } from '../../state/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceBar } from '../../ui/ChoiceBar.tsx';
import { TIER_LIMITS, type TierLimit } from './model/ranked-areas.ts';
import { useKeys } from './use-keys.ts';
import styles from './WallControls.module.css';

export interface WallControlsProps {
  readonly profile: WalkProfileName;
  readonly limit: TierLimit;
  onProfile(profile: WalkProfileName): void;
  onLimit(limit: TierLimit): void;
}

/** Limit, pace and full screen, by button and by key. */
export function WallControls(props: WallControlsProps) {
  const { profile, limit, onProfile, onLimit } = props;
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  const [full, toggleFull] = useFullscreen();
  useKeys({
    1: () => onLimit(TIER_LIMITS[0]),
    2: () => onLimit(TIER_LIMITS[1]),
    3: () => onLimit(TIER_LIMITS[2]),
    p: () => onProfile(PROFILE_CHOICES[(PROFILE_CHOICES.indexOf(profile) + 1) % PROFILE_CHOICES.length]),
    f: toggleFull,
  });
  return (
    <section className={styles.controls} aria-label={t('controls')} title={t('keys')} data-left-out="">
      <ChoiceBar
        label={t('limit')}
        choices={TIER_LIMITS.map((minutes) => ({
          value: String(minutes),
          name: t('minutes', { limit: minutes }),
        }))}
        value={String(limit)}
        onChoose={(value) => onLimit(TIER_LIMITS.find((minutes) => String(minutes) === value) ?? limit)}
      />
      <ChoiceBar
        label={t('profile')}
        choices={PROFILE_CHOICES.map((value) => ({ value, name: shared(`profile.${value}`) }))}
        value={profile}
        onChoose={onProfile}
      />
      {document.fullscreenEnabled && (
        <Button variant="quiet" onClick={toggleFull}>
          {full ? t('leaveFullscreen') : t('fullscreen')}
        </Button>
      )}
    </section>
  );
}

function useFullscreen(): [boolean, () => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const toggle = () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // A browser may say no, e.g. inside a frame: the wall simply stays as it is.
    change.catch(() => undefined);
  };
  return [full, toggle];
}
