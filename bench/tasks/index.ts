import type { BenchTask } from '../bench-task.ts';
import { brushStroke } from './brush-stroke.ts';
import { coverage } from './coverage.ts';
import { drawnAreas } from './drawn-areas.ts';
import { drawnHomes } from './drawn-homes.ts';
import { gapsByCircle } from './gaps-by-circle.ts';
import { gapsByWalk } from './gaps-by-walk.ts';
import { gateMove } from './gate-move.ts';
import { nearest } from './nearest.ts';
import { payload } from './payload.ts';
import { pointsInGrids } from './points-in-grids.ts';
import { serviceAreas } from './service-areas.ts';
import { stationMove } from './station-move.ts';
import { strokeInPage } from './stroke-in-page.ts';
import { switchSettings } from './switch.ts';
import { vertexMove } from './vertex-move.ts';

/** In the order of the report. */
export const TASKS: readonly BenchTask[] = [
  coverage,
  nearest,
  serviceAreas,
  pointsInGrids,
  switchSettings,
  gapsByWalk,
  gapsByCircle,
  drawnAreas,
  drawnHomes,
  stationMove,
  gateMove,
  vertexMove,
  brushStroke,
  strokeInPage,
  payload,
];
