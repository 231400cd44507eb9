import type { BenchTask } from '../bench-task.ts';
import { coverage } from './coverage.ts';
import { nearest } from './nearest.ts';
import { pointsInGrids } from './points-in-grids.ts';
import { serviceAreas } from './service-areas.ts';

/** In the order of the report. */
export const TASKS: readonly BenchTask[] = [coverage, nearest, serviceAreas, pointsInGrids];
