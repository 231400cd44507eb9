/** A stroke before it lands: the grids as they would be, the ground that would change hands, what would break. */
import type { Grid } from '../domain/city.ts';
import type { Change } from '../domain/plan.ts';
import type { Stroke } from '../state/gesture-store.ts';
import { gridLabel } from './features/grids.ts';
import { HANDLE } from './images.ts';
import { interiorPoint } from './interior-point.ts';
import { editFeature, editPoint } from './layers/edit.ts';
import { movedGround } from './moved-ground.ts';

/** Grids as the stroke leaves them: those it changes and those it makes. */
export function gridsAfter({ grids }: Change): Grid[] {
  return [...Object.values(grids.added), ...Object.values(grids.updated).map(([, after]) => after)];
}

/** Codes of the grids that the stroke changes or ends: their originals are withdrawn meanwhile. */
export function gridsReplaced({ grids }: Change): string[] {
  return [...Object.keys(grids.updated), ...Object.keys(grids.removed)];
}

export function strokeFeatures(stroke: Stroke, fillOf: (code: string) => string | null): GeoJSON.Feature[] {
  const { effect, refusal } = stroke;
  if (!effect || refusal !== null) return [];
  const grids = gridsAfter(effect.change).flatMap((grid) => {
    const households = effect.grids.find(({ code }) => code === grid.code)?.households;
    const label = gridLabel(grid.code, households);
    return [
      editFeature('grid', grid.geometry, { fill: fillOf(grid.code) ?? '', kind: grid.kind, refused: false }),
      editPoint('label', interiorPoint(grid.geometry), { label }),
    ];
  });
  const leftOut = new Set(effect.grids.filter((grid) => grid.gapHouseholds > 0).map(({ code }) => code));
  const gaps = effect.gaps.filter(({ code }) => leftOut.has(code));
  return [
    ...grids,
    ...movedGround(effect.change).map((polygon) => editFeature('moved', polygon)),
    ...(effect.strayParts ?? []).map(({ polygon }) => editFeature('stray', polygon)),
    ...gaps.map((gap) => editFeature('gap', gap.geometry)),
    ...warningFeatures(stroke),
  ];
}

/** A sign where something would break; out of band is told by the colour of the grid. */
function warningFeatures({ effect }: Stroke): GeoJSON.Feature[] {
  const placed = effect?.warnings.filter(({ code }) => code !== 'out_of_band') ?? [];
  return placed.map(({ at, blocking }) =>
    editPoint('handle', at, { image: blocking ? HANDLE.broken : HANDLE.attention, rank: 8 }),
  );
}
