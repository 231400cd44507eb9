import type { Overlay } from '../src/engine/geometry/overlay.ts';
import type { BenchCity } from './bench-city.ts';
import type { PeerServer } from './peers/postgis-server.ts';
import type { BenchTable } from './report.ts';

export interface Bench {
  readonly subject: BenchCity;
  readonly peer: PeerServer;
  readonly overlay: Overlay;
}

export interface BenchTask {
  /** What `--task` selects. */
  readonly name: string;
  /** Needs a browser and minutes of its own: runs only when it is named. */
  readonly onlyWhenNamed?: true;
  run(bench: Bench): Promise<BenchTable>;
}

/** How often quick and slow work is repeated: less on the large preset. */
export function repeats({ subject }: Bench): { readonly quick: number; readonly slow: number } {
  return subject.preset === 'demo' ? { quick: 30, slow: 5 } : { quick: 15, slow: 3 };
}
