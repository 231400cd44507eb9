/**
 * A tool is one object of handlers; `index.ts` holds them by name. Pointer moves arrive once per frame.
 * A tool never waits for the engine: it tells the editing session and returns.
 */
import type { LonLat } from '../../domain/geometry.ts';
import type { Desk } from '../../state/desk.ts';
import type { MapAdapter } from '../adapter.ts';
import type { BorderHit, PointerPlace } from '../borders.ts';
import type { Sketch } from '../sketch.ts';

export interface MapPointer extends PointerPlace {
  readonly lonLat: LonLat;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface MapKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

export interface ToolContext {
  readonly desk: Desk;
  readonly map: MapAdapter;
  /** Shows what the pointer would take hold of. */
  readonly setHot: (hit: BorderHit | null) => void;
  /** Shows what the tool draws of itself; `null` takes it away. */
  readonly setSketch: (sketch: Sketch | null) => void;
  /** Asks the screen for the particulars of a station to be added here. */
  readonly askForStation: (at: LonLat) => void;
}

export interface MapTool {
  /**
   * How the tool is used without a pointer: arrow keys move a crosshair, Enter clicks there, or lowers
   * and lifts the pen. Without it the tool has keys of its own.
   */
  readonly crosshair?: 'click' | 'pen';
  /** True when the tool takes the pointer; the map then does not pan. */
  readonly down?: (pointer: MapPointer) => boolean;
  readonly drag?: (pointer: MapPointer) => void;
  readonly up?: (pointer: MapPointer) => void;
  /** The pointer moves without a button; `null` when it leaves the map. */
  readonly hover?: (pointer: MapPointer | null) => void;
  readonly click?: (pointer: MapPointer) => void;
  readonly rightClick?: (pointer: MapPointer) => void;
  /** True when the key was used; the map then does not act on it. */
  readonly key?: (key: MapKey) => boolean;
  /** `.`, or Enter where no crosshair stands: what is drawn is complete. True when there was something. */
  readonly finish?: () => boolean;
  /** The stroke under the pen was taken away, e.g. by undo: begin afresh. */
  readonly dropped?: () => void;
  /** The press under way comes to nothing: a second finger, a lost pointer. Without it the tool cancels. */
  readonly interrupt?: () => void;
  /** Escape, another tool. */
  readonly cancel?: () => void;
}
