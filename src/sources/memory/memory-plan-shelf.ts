import type { Plan } from '../../domain/plan.ts';
import type { Author } from '../../domain/plan-story.ts';
import type { MemoryMap } from './memory-map.ts';
import { MemoryPlan } from './memory-plan.ts';
import { MemoryPublications } from './memory-publications.ts';

/** The plans of one city, shared by everybody who visits it. */
export class MemoryPlanShelf {
  readonly plans: MemoryPlan[] = [];
  readonly publications: MemoryPublications;
  private clock = 0;

  constructor(readonly map: MemoryMap) {
    const first = this.add('初始方案', map.root.code, null, null);
    this.publications = new MemoryPublications(map);
    this.publications.begin(first.update({ status: 'in_force', baseVersion: 0, version: 1 }));
  }

  add(name: string, unitCode: string, createdBy: string | null, by: Author | null): MemoryPlan {
    const now = this.now();
    const plan: Plan = {
      id: crypto.randomUUID(),
      number: `${new Date().getFullYear()}-${String(this.plans.length).padStart(3, '0')}`,
      name,
      status: 'draft',
      unitCode,
      revision: 1,
      baseVersion: this.map.version,
      version: null,
      createdAt: now,
      updatedAt: now,
      createdBy,
      reviewNote: null,
    };
    const stored = new MemoryPlan(plan, by, () => this.now());
    this.plans.push(stored);
    return stored;
  }

  /** Never the same moment twice, so that plans sort as they were made. */
  private now(): string {
    this.clock = Math.max(this.clock + 1, Date.now());
    return new Date(this.clock).toISOString();
  }
}
