/** The words of the planner's desk. `addMessages` checks that both languages have the same keys. */
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export const messages = { zh, en } as const;
