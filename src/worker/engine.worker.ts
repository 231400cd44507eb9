/** The worker's entry: one engine behind the doorway. */
import * as Comlink from 'comlink';
import { createCityEngine } from './city-engine.ts';

Comlink.expose(createCityEngine());
