/** A thread that makes one projection: plain JavaScript that runs `projection-thread.ts` through tsx. */
import { register } from 'tsx/esm/api';

register();
await import('./projection-thread.ts');
