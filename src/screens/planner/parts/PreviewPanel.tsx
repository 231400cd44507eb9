import { memo } from 'react';
import type { EditEffect } from '../../../domain/figures.ts';
import { isBlocked, type Stroke, strokeIn } from '../../../state/gesture-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatMetric, formatMetricChange } from '../../../ui/metric-words.ts';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { isNews, strokeRows } from '../stroke-rows.ts';
import styles from './PreviewPanel.module.css';
import { StrokeRowView } from './StrokeRowView.tsx';
import { WarningList } from './WarningList.tsx';

/** Before the stroke lands: what it would do to every grid it touches, what it would break, and the ways to mend it. */
export function PreviewPanel() {
  const { t } = useTranslation('planner');
  const stroke = useDeskState('gesture', ({ gesture }) => strokeIn(gesture));
  // The region stands there before it speaks, else screen readers would not hear the first words.
  return (
    <section
      className={styles.place}
      aria-label={t('stroke.label')}
      aria-live="polite"
      aria-busy={!!stroke && !stroke.answered}
      data-proposal={stroke?.number}
      data-phase={stroke?.phase}
    >
      {stroke && <Preview stroke={stroke} />}
    </section>
  );
}

function Preview({ stroke }: { readonly stroke: Stroke }) {
  const { t } = useTranslation('planner');
  const tool = useDeskState('view', (view) => view.tool);
  const { effect, refusal } = stroke;
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>
        {t('stroke.label')} · {t(`tools.${tool}`)}
      </h2>
      {refusal !== null ? (
        <p className={styles.refused}>
          <span aria-hidden="true">{STATE_SIGNS.broken} </span>
          {t(`notice.refused.${refusal}`)}
        </p>
      ) : (
        <ScrollRegion className={styles.body} role="group">
          {effect === null ? (
            <p className={styles.quiet}>{t('stroke.counting')}</p>
          ) : (
            <Touched effect={effect} />
          )}
          <WarningList effect={effect} />
        </ScrollRegion>
      )}
      <Decision stroke={stroke} />
    </div>
  );
}

/** With every move of the pen another command is asked for; the answer shown stays until there is a newer one. */
const Touched = memo(function Touched({ effect }: { readonly effect: EditEffect }) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const current = useDeskState('figures', (figures) => figures.current);
  const rows = strokeRows(effect, city, current).filter(isNews);
  const unassigned = effect.unassignedHouseholds - (current?.unassignedHouseholds ?? 0);
  return (
    <>
      {rows.length === 0 && <p className={styles.quiet}>{t('stroke.nothing')}</p>}
      <ul className={styles.rows} aria-label={t('stroke.grids')}>
        {rows.map((row) => (
          <StrokeRowView key={row.code} row={row} />
        ))}
      </ul>
      {unassigned !== 0 && (
        <p className={styles.quiet}>
          {t('stroke.unassigned', {
            households: formatMetric('unassignedHouseholds', effect.unassignedHouseholds),
            delta: formatMetricChange('unassignedHouseholds', unassigned),
          })}
        </p>
      )}
    </>
  );
});

function Decision({ stroke }: { readonly stroke: Stroke }) {
  const { t } = useTranslation('planner');
  const { strokes } = useDesk().editing;
  const { effect, refusal, phase } = stroke;
  const landing = phase === 'landing';
  const blocked = isBlocked(stroke);
  const warned = (effect?.warnings.length ?? 0) > 0;
  return (
    <>
      {blocked && phase !== 'drawing' && <p className={styles.blocked}>{t('stroke.blocked')}</p>}
      <div className={styles.actions}>
        <Button
          variant="primary"
          aria-keyshortcuts="Enter"
          disabled={landing || blocked || refusal !== null || effect === null}
          onClick={() => void strokes.accept()}
        >
          {t(warned ? 'stroke.keep' : 'stroke.accept')}{' '}
          <span className={styles.key} aria-hidden="true">
            ⏎
          </span>
        </Button>
        <Button aria-keyshortcuts="Escape" disabled={landing} onClick={() => void strokes.cancel()}>
          {t('stroke.cancel')}{' '}
          <span className={styles.key} aria-hidden="true">
            Esc
          </span>
        </Button>
      </div>
    </>
  );
}
