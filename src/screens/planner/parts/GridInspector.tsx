import { useTranslation } from 'react-i18next';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { BandBar } from './BandBar.tsx';
import { BandWords } from './BandWords.tsx';
import { CoverageFigures } from './CoverageFigures.tsx';
import { FigureRow } from './FigureRow.tsx';
import { GridGround } from './GridGround.tsx';
import { InspectorFrame } from './Inspector.tsx';
import { LockToggle } from './LockToggle.tsx';

const M2_PER_HECTARE = 10_000;

/** One grid: its households against the band, its coverage, its shape; newest provisional figures while dragging. */
export function GridInspector({ code }: { readonly code: string }) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const committed = useDeskState('figures', (figures) => figures.current?.grids.get(code));
  const before = useDeskState('figures', (figures) => figures.inForce?.grids.get(code));
  const provisional = useDeskState('gesture', ({ gesture }) =>
    gesture?.effect?.grids.find((grid) => grid.code === code),
  );
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
    >
      <LockToggle gridCode={code} />
      <dl>
        <FigureRow
          label={t('figures.households')}
          now={now.households}
          before={before?.households}
          unit={t('figures.householdsUnit')}
          strong
        />
      </dl>
      {band && (
        <BandBar households={now.households} band={band} state={now.band} before={before?.households} />
      )}
      <BandWords figures={now} />
      <dl>
        <CoverageFigures now={now} before={before} />
        <FigureRow
          label={t('figures.compactness')}
          now={now.compactness}
          before={before?.compactness}
          digits={2}
        />
        <FigureRow
          label={t('figures.area')}
          now={now.areaM2 / M2_PER_HECTARE}
          before={before && before.areaM2 / M2_PER_HECTARE}
          digits={2}
          unit={t('figures.areaUnit')}
        />
        <FigureRow
          label={t('figures.buildings')}
          now={now.buildings}
          before={before?.buildings}
          unit={t('figures.buildingsUnit')}
        />
      </dl>
      <GridGround grid={grid} />
    </InspectorFrame>
  );
}
