import { Button } from '../../ui/Button.tsx';
import { ChoiceBar } from '../../ui/ChoiceBar.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { CompareChoice } from './before-after/CompareChoice.tsx';
import type { MapStory } from './use-map-story.ts';
import styles from './WallControls.module.css';
import type { WallLink } from './wall-link.ts';

export interface SwitchesProps {
  readonly link: WallLink;
  readonly story: MapStory;
  /** The version in force. */
  readonly version: number;
  onChange(change: Partial<WallLink>): void;
}

/** What the map shows: before and after, or households as heights, dark or light. */
export function Switches({ link, story, version, onChange }: SwitchesProps) {
  const { t } = useTranslation('wall');
  return (
    <div className={styles.controls} data-left-out="">
      <CompareChoice
        versions={story.versions}
        version={version}
        before={link.before}
        onChoose={(before) => onChange({ before })}
      />
      <Button
        variant="plain"
        aria-pressed={link.raised}
        className={styles.switch}
        onClick={() => onChange({ raised: !link.raised })}
      >
        {t('raised')}
      </Button>
      <ChoiceBar<WallLink['theme']>
        label={t('theme.title')}
        labelHidden
        choices={[
          { value: 'dark', name: t('theme.dark') },
          { value: 'light', name: t('theme.light') },
        ]}
        value={link.theme}
        onChoose={(theme) => onChange({ theme })}
      />
    </div>
  );
}
