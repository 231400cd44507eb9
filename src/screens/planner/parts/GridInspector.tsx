import { measure } from '../../../engine/metrics/measure.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { BandBar } from './BandBar.tsx';
import { BandWords } from './BandWords.tsx';
import { CoverageFigures } from './CoverageFigures.tsx';
import { FigureRow } from './FigureRow.tsx';
import { GridGround } from './GridGround.tsx';
import { InspectorFrame } from './Inspector.tsx';
import { LockToggle } from './LockToggle.tsx';

/** One grid: its households against the band, its coverage, its shape; newest provisional figures while dragging. */
export function GridInspector({ code }: { readonly code: string }) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const committed = useDeskState('figures', (figures) => figures.current?.grids.get(code));
  const before = useDeskState('figures', (figures) => figures.inForce?.grids.get(code));
  const provisional = useDeskState('gesture', ({ gesture }) =>
    gesture?.effect?.grids.find((grid) => grid.code === code),
  );
  const step = useDeskState('figures', (figures) => figures.step);
  const grid = city.current.grids.get(code);
  const now = provisional ?? committed;
  if (!grid || !now) return null;
  const band = city.data.info.bands[grid.kind];
  const community = city.index.units.get(grid.communityCode)?.name ?? grid.communityCode;
  return (
    <InspectorFrame
      eyebrow={`${t('figures.grid')} · ${t(`kind.${grid.kind}`)}`}
      title={grid.name}
      subtitle={`${community} · ${grid.code}`}
      step={step}
    >
      <LockToggle gridCode={code} />
      <dl>
        <FigureRow
          metric="households"
          now={measure('households', now)}
          before={before && measure('households', before)}
          strong
        />
      </dl>
      {band && (
        <BandBar households={now.households} band={band} state={now.band} before={before?.households} />
      )}
      <BandWords figures={now} />
      <dl>
        <CoverageFigures now={now} before={before} />
        {(['compactness', 'areaHectares', 'buildings'] as const).map((metric) => (
          <FigureRow
            key={metric}
            metric={metric}
            now={measure(metric, now)}
            before={before && measure(metric, before)}
          />
        ))}
      </dl>
      <GridGround grid={grid} />
    </InspectorFrame>
  );
}
