/** What a search has decided about a site. */
export const FREE = 0;
export const OPEN = 1;
export const CLOSED = 2;
