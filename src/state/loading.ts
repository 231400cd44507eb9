/** How far something that is asked of the backend has come. `failed` keeps what was there before. */
export type Loading = 'idle' | 'loading' | 'ready' | 'failed';
