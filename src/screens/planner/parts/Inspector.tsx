import type { ReactNode } from 'react';
import { passageStanding } from '../../../state/passage-records.ts';
import { select } from '../../../state/view-store.ts';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { CircleInspector } from './circles/CircleInspector.tsx';
import { GridInspector } from './GridInspector.tsx';
import styles from './Inspector.module.css';
import { PassageInspector } from './passages/PassageInspector.tsx';
import { ScopeInspector } from './ScopeInspector.tsx';
import { StationInspector } from './StationInspector.tsx';
import { WhyInspector } from './WhyInspector.tsx';

/** The figures of what is selected; else of the circle that is looked at, or of the area in scope. */
export function Inspector() {
  const city = useOpenCity();
  const selection = useDeskState('view', (view) => view.selection);
  const showsCircles = useDeskState('view', (view) => view.side === 'circles');
  const circle = useDeskState('circles', ({ kept, chosen }) => kept.find(({ code }) => code === chosen));
  const isDrawingCircle = useDeskState('circles', ({ edit }) => edit !== null);
  // The form of a circle has its figures beside its fields, and needs the room.
  if (showsCircles && isDrawingCircle) return null;
  if (selection?.kind === 'grid' && city.current.grids.has(selection.code)) {
    return <GridInspector code={selection.code} />;
  }
  if (selection?.kind === 'station') {
    const known = city.current.stations.has(selection.code) || city.inForce.stations.has(selection.code);
    if (known) return <StationInspector code={selection.code} />;
  }
  if (selection?.kind === 'gate' || selection?.kind === 'crossing') {
    const { kind, code } = selection;
    if (passageStanding(city, kind, code)) return <PassageInspector kind={kind} code={code} />;
  }
  if (selection?.kind === 'building' && city.index.buildingAt(selection.code)) {
    return <WhyInspector code={selection.code} />;
  }
  if (showsCircles && circle) return <CircleInspector circle={circle} />;
  return <ScopeInspector />;
}

export interface InspectorFrameProps {
  readonly eyebrow: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** The step of the figures that are shown, see `FiguresState.step`; unsaid where none are. */
  readonly step?: number;
  readonly children: ReactNode;
  /** Lets go of what is shown; by default of the selection. */
  readonly onClose?: () => void;
  /** Whether the figures stand beside those of the map in force. */
  readonly isCompared?: boolean;
}

/** Heading and body of an inspector. */
export function InspectorFrame(props: InspectorFrameProps) {
  const { eyebrow, title, subtitle, step, children, onClose, isCompared = true } = props;
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const selected = useDeskState('view', (view) => view.selection !== null);
  return (
    <ScrollRegion className={styles.inspector} aria-label={`${eyebrow} ${title}`} data-step={step}>
      <header className={styles.header}>
        <div>
          <p className={styles.eyebrow}>{eyebrow}</p>
          <h2 className={styles.title}>{title}</h2>
          {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        </div>
        {(selected || onClose) && (
          <button
            type="button"
            className={styles.close}
            aria-label={t('figures.close')}
            onClick={onClose ?? (() => select(desk.stores.view, null))}
          >
            ×
          </button>
        )}
      </header>
      {children}
      {isCompared && <p className={styles.against}>{t('figures.against')}</p>}
    </ScrollRegion>
  );
}
