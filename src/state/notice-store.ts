/** One sentence to the person at the desk: named by a key that the screen translates. */
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface DeskNotice {
  readonly tone: 'fine' | 'attention' | 'broken' | 'info';
  /** Message key below `notice.`, e.g. `saved` or `refused.would_cross`. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface NoticeState {
  readonly notice: DeskNotice | null;
  /** For those who do not see the map: what it shows anyway, and nobody else needs in words. */
  readonly told: DeskNotice | null;
}

export type NoticeStore = StoreApi<NoticeState>;

export function createNoticeStore(): NoticeStore {
  return createStore<NoticeState>(() => ({ notice: null, told: null }));
}
