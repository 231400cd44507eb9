/** The worker's entry: one engine over the ground of public tiles behind the doorway of the finder. */
import * as Comlink from 'comlink';
import { createTileEngine } from './finder-engine.ts';

Comlink.expose(createTileEngine());
