/** A planner's desk for the bench: the engine behind its doorway, and the city as the commits have left it. */
import { isDeepStrictEqual } from 'node:util';
import type { CityData, Gate, Grid, Station } from '../src/domain/city.ts';
import type { EditCommand, EditRefusal } from '../src/domain/edit.ts';
import type { CityFigures, EditEffect } from '../src/domain/figures.ts';
import type { Change } from '../src/domain/plan.ts';
import type { Result } from '../src/domain/result.ts';
import { applyToRecords, invertChange, wholeChange } from '../src/editing/change.ts';
import { createCityEngine } from '../src/worker/city-engine.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { BENCH_SETTINGS } from './bench-city.ts';
import { type Timing, timed } from './measure.ts';

export interface TimedEdit extends Timing {
  readonly answer: Result<EditEffect, EditRefusal>;
}

export class EditingDesk {
  readonly engine: EngineApi = createCityEngine();
  #city: CityData;

  private constructor(city: CityData) {
    this.#city = city;
  }

  /** Opens the city and draws its gaps and covered ground once, as the planner's page does before anything can be dragged. */
  static async open(city: CityData): Promise<EditingDesk> {
    const desk = new EditingDesk(city);
    await desk.engine.open(city, BENCH_SETTINGS);
    await desk.engine.gaps();
    await desk.engine.coveredArea();
    return desk;
  }

  get city(): CityData {
    return this.#city;
  }

  /** One step under a moving pointer. */
  async drag(command: EditCommand, withShapes: boolean): Promise<TimedEdit> {
    const { result, ...timing } = await timed(() => this.engine.edit(command, 'provisional', withShapes));
    return { ...timing, answer: result };
  }

  /** Lets the pointer go: keeps the edit, or (when it is refused) the city as it was. */
  async drop(command: EditCommand): Promise<TimedEdit> {
    const { result: answer, ...timing } = await timed(() => this.engine.edit(command, 'commit', false));
    if (!answer.ok) {
      await this.engine.cancelEdit();
      return { ...timing, answer };
    }
    this.#apply(answer.value.change);
    return { ...timing, answer };
  }

  /** Takes back a committed edit. */
  async undo(change: Change): Promise<void> {
    const inverse = invertChange(change);
    await this.engine.apply(inverse);
    this.#apply(inverse);
  }

  #apply(change: Change): void {
    const { gates, grids, stations } = wholeChange(change);
    this.#city = {
      ...this.#city,
      grids: [...applyToRecords<Grid>(byCode(this.#city.grids), grids).values()],
      stations: [...applyToRecords<Station>(byCode(this.#city.stations), stations).values()],
      gates: [...applyToRecords<Gate>(byCode(this.#city.gates), gates).values()],
    };
  }

  /** Whether every figure is the one that a fresh engine counts for the city as it is now. */
  async equalsFromScratch(): Promise<boolean> {
    const fresh = await createCityEngine().open(this.#city, BENCH_SETTINGS);
    return isDeepStrictEqual(sorted(await this.engine.figures()), sorted(fresh));
  }
}

/** Rows by code: figures may come in any order. */
function sorted(figures: CityFigures): CityFigures {
  const inOrder = <T extends { readonly code: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { ...figures, grids: inOrder(figures.grids), stations: inOrder(figures.stations) };
}

function byCode<T extends { readonly code: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.code, record]));
}
