/** What the desk's actions share: the stores they write, and the source and engine behind them. */
import type { CitySource, Session } from '../sources/city-source.ts';
import type { EngineApi } from '../worker/protocol.ts';
import type { CircleStore } from './circle-store.ts';
import type { CityStore } from './city-store.ts';
import type { CommentStore } from './comment-store.ts';
import type { CompanyStore } from './company-store.ts';
import type { ComparisonStore } from './comparison-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { FiguresStore } from './figures-store.ts';
import type { GestureStore } from './gesture-store.ts';
import type { Lane } from './lane.ts';
import type { LockStore } from './locks.ts';
import type { MergeStore } from './merge-store.ts';
import type { DeskNotice, NoticeStore } from './notice-store.ts';
import type { PlanHistoryStore } from './plan-history-store.ts';
import type { ProblemStore } from './problem-store.ts';
import type { SettingsStore } from './settings-store.ts';
import type { SitingStore } from './siting-store.ts';
import type { Surroundings } from './surroundings.ts';
import type { ToolStore } from './tool-store.ts';
import type { ViewStore } from './view-store.ts';
import type { WhyStore } from './why-store.ts';

export interface DeskStores {
  readonly city: CityStore;
  readonly figures: FiguresStore;
  readonly settings: SettingsStore;
  readonly view: ViewStore;
  readonly draft: DraftStore;
  readonly gesture: GestureStore;
  readonly notices: NoticeStore;
  readonly problems: ProblemStore;
  readonly comments: CommentStore;
  readonly planHistory: PlanHistoryStore;
  readonly company: CompanyStore;
  readonly merge: MergeStore;
  readonly comparison: ComparisonStore;
  readonly locks: LockStore;
  readonly tools: ToolStore;
  readonly why: WhyStore;
  readonly siting: SitingStore;
  readonly circles: CircleStore;
}

export interface DeskParts extends DeskStores {
  readonly source: CitySource;
  readonly engine: EngineApi;
  readonly session: Session;
  readonly surroundings: Surroundings;
  /** Everything that changes the engine's committed state goes through this lane. */
  readonly lane: Lane;
}

/** Tells a screen reader what others see on the map. */
export function tell(parts: Pick<DeskStores, 'notices'>, told: DeskNotice | null): void {
  parts.notices.setState({ told });
}

export function say(parts: Pick<DeskStores, 'notices'>, notice: DeskNotice | null): void {
  parts.notices.setState({ notice });
}
