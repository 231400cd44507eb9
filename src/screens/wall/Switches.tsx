import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ChoiceBar } from '../../ui/ChoiceBar.tsx';
import styles from './WallControls.module.css';
import type { WallLink } from './wall-link.ts';

export interface SwitchesProps {
  readonly link: WallLink;
  onChange(change: Partial<WallLink>): void;
}

/** How the map looks: households as heights, dark or light. */
export function Switches({ link, onChange }: SwitchesProps) {
  const { t } = useTranslation('wall');
  return (
    <div className={styles.controls} data-left-out="">
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
