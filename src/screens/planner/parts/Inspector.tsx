import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { passageStanding } from '../../../state/passage-records.ts';
import { select } from '../../../state/view-store.ts';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { GridInspector } from './GridInspector.tsx';
import styles from './Inspector.module.css';
import { PassageInspector } from './passages/PassageInspector.tsx';
import { ScopeInspector } from './ScopeInspector.tsx';
import { StationInspector } from './StationInspector.tsx';
import { WhyInspector } from './WhyInspector.tsx';

/** The figures of what is selected; of the area in scope when nothing is. */
export function Inspector() {
  const city = useOpenCity();
  const selection = useDeskState('view', (view) => view.selection);
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
  return <ScopeInspector />;
}

export interface InspectorFrameProps {
  readonly eyebrow: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** The step of the figures that are shown, see `FiguresState.step`; unsaid where none are. */
  readonly step?: number;
  readonly children: ReactNode;
}

/** Heading and body of an inspector. */
export function InspectorFrame({ eyebrow, title, subtitle, step, children }: InspectorFrameProps) {
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
        {selected && (
          <button
            type="button"
            className={styles.close}
            aria-label={t('figures.close')}
            onClick={() => select(desk.stores.view, null)}
          >
            ×
          </button>
        )}
      </header>
      {children}
      <p className={styles.against}>{t('figures.against')}</p>
    </ScrollRegion>
  );
}
