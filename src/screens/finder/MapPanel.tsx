import { lazy } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { LatePart } from './LatePart.tsx';
import styles from './MapPanel.module.css';
import type { FinderMapProps } from './map/FinderMap.tsx';

const FinderMap = lazy(() => import('./map/FinderMap.tsx').then((part) => ({ default: part.FinderMap })));

export interface MapPanelProps extends FinderMapProps {
  readonly opened: boolean;
  onOpen(opened: boolean): void;
}

/** The map comes second: its code is sent for when somebody asks for it, and nothing needs it. */
export function MapPanel({ opened, onOpen, ...map }: MapPanelProps) {
  const { t } = useTranslation('finder');
  return (
    <div className={styles.panel}>
      <Button className={styles.toggle} aria-expanded={opened} onClick={() => onOpen(!opened)}>
        {t(opened ? 'map.close' : 'map.open')}
      </Button>
      {opened && (
        <LatePart>
          <FinderMap {...map} />
        </LatePart>
      )}
    </div>
  );
}
