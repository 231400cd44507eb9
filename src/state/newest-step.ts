import type { FiguresStore } from './figures-store.ts';
import type { ProblemStore } from './problem-store.ts';

export interface NumberedStores {
  readonly figures: FiguresStore;
  readonly problems: ProblemStore;
}

/** Whether figures, report and problems all hold the newest step of the draft. */
export function holdNewestStep({ figures, problems }: NumberedStores): boolean {
  const { step, reportStep } = figures.getState();
  return reportStep === step && problems.getState().step === step;
}
