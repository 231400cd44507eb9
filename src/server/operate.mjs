#!/usr/bin/env node
/** `npm run operate --`: plain JavaScript that runs the TypeScript of `operate.ts` through tsx. */
import { register } from 'tsx/esm/api';

register();
const { operate } = await import('./operate.ts');
await operate(process.argv.slice(2), process.env);
