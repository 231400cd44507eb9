/** The problem list as the desk shows it: entries in scope, how to look at one, and how to set about mending it. */
import { useCallback, useContext, useMemo } from 'react';
import type { GroundAction } from '../../domain/edit.ts';
import { cityIn, type OpenCity } from '../../state/city-store.ts';
import type { Desk } from '../../state/desk.ts';
import type { FigureTable } from '../../state/figures-store.ts';
import type { ProblemEntry } from '../../state/problem-list.ts';
import { entriesWithin } from '../../state/problem-store.ts';
import type { SourceFilter } from '../../state/tool-store.ts';
import { chooseTool, select, type ToolName } from '../../state/view-store.ts';
import { useCityPart, useDesk, useDeskState } from './desk-context.tsx';
import { MapContext, useShowPlace } from './map-context.tsx';

/** Zoom at which a single place is looked at. */
const PLACE_ZOOM = 16.5;

/** The entries of the area in scope, heaviest first. */
export function useShownProblems(): readonly ProblemEntry[] {
  const index = useCityPart((city) => city.index);
  const entries = useDeskState('problems', (problems) => problems.entries);
  const scope = useDeskState('view', (view) => view.scope);
  return useMemo(() => entriesWithin(entries, index, scope), [entries, index, scope]);
}

/** Chooses an entry: selects what it is about and brings it into view. */
export function useLookAt(): (entry: ProblemEntry) => void {
  const desk = useDesk();
  const map = useContext(MapContext);
  const show = useShowPlace();
  return useCallback(
    (entry) => {
      const city = cityIn(desk.stores.city);
      desk.stores.problems.setState({ chosen: entry.key });
      if (!city) return;
      const grid = entry.subjects.find((code) => city.current.grids.has(code));
      const station = entry.subjects.find((code) => city.current.stations.has(code));
      if (grid) select(desk.stores.view, { kind: 'grid', code: grid });
      else if (station) select(desk.stores.view, { kind: 'station', code: station });
      if (entry.at && map) map.flyTo(entry.at, Math.max(PLACE_ZOOM, map.camera().zoom));
      else if (entry.subjects[0]) show(entry.subjects[0]);
    },
    [desk, map, show],
  );
}

/** What mending begins with: a tool in hand on the right grid, or a stroke to be accepted. */
export type Mending =
  | { readonly kind: 'tool'; readonly tool: ToolName; readonly source: SourceFilter }
  | { readonly kind: 'stroke'; readonly communityCode: string; readonly action: GroundAction };

/** How to set about an entry; `null` where only its own facts can be put right. */
export function mendingOf(entry: ProblemEntry, city: OpenCity, figures: FigureTable | null): Mending | null {
  const [problem] = entry.problems;
  if (!problem) return null;
  const { code } = problem;
  const any: SourceFilter = { kind: 'any' };
  if (entry.kind === 'unfinished' || code === 'unassigned_building' || code === 'gap') {
    const hasGrids = [...city.current.grids.values()].some(
      ({ communityCode }) => communityCode === entry.communityCode,
    );
    return { kind: 'tool', tool: hasGrids ? 'assign' : 'create_grid', source: { kind: 'unassigned' } };
  }
  if (code === 'out_of_band') {
    const deviation = figures?.grids.get(entry.subjects[0])?.bandDeviation ?? 0;
    return { kind: 'tool', tool: deviation > 0 ? 'split' : 'merge', source: any };
  }
  if (code === 'cuts_compound' || code === 'cuts_building') return wholeAgain(entry, city);
  if (code === 'overlap' || code === 'disconnected') return { kind: 'tool', tool: 'assign', source: any };
  if (code === 'outside_community' || code === 'invalid_geometry') {
    return { kind: 'tool', tool: 'edit_border', source: any };
  }
  return null;
}

/** Sets about mending: the tool is taken, or the stroke waits in the preview. */
export function mend(desk: Desk, mending: Mending): void {
  const { view, tools } = desk.stores;
  if (mending.kind === 'tool') {
    tools.setState({ source: mending.source });
    chooseTool(view, mending.tool);
    return;
  }
  if (!desk.editing.strokes.propose(mending.action, mending.communityCode)) return;
  const { previewFirst } = tools.getState();
  tools.setState({ previewFirst: true });
  void desk.editing.strokes.release().finally(() => tools.setState({ previewFirst }));
}

/** A cut compound or building goes whole to the grid named first. */
function wholeAgain({ subjects, communityCode }: ProblemEntry, city: OpenCity): Mending | null {
  const to = subjects.find((code) => city.current.grids.has(code));
  const compounds = subjects.filter((code) => city.data.compounds.some((one) => one.code === code));
  const buildings = subjects.filter((code) => city.index.buildingAt(code) !== null);
  if (!to || communityCode === null || compounds.length + buildings.length === 0) return null;
  const picked = { compounds, buildings: compounds.length > 0 ? [] : buildings, blocksAt: [] };
  return {
    kind: 'stroke',
    communityCode,
    action: { kind: 'assign_ground', picked, to, onlyFrom: null },
  };
}
