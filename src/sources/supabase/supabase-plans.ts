import type { SupabaseClient } from '@supabase/supabase-js';
import type { CityFigures } from '../../domain/figures.ts';
import type { Change, Plan } from '../../domain/plan.ts';
import type { ContestedGround } from '../../domain/plan-story.ts';
import type { PlanListener, PlanSource, PublishOutcome } from '../plan-source.ts';
import { answered, type CallAnswer, resultOf } from './answers.ts';
import { openMapLine, openPlanLine } from './plan-line.ts';
import {
  gridRow,
  mapPulseRow,
  planRow,
  publicationRow,
  stationRow,
  storableChange,
  storableFigures,
} from './plan-rows.ts';
import {
  changeRow,
  commentRow,
  contestedRow,
  historyRow,
  lineageRow,
  loadedPlanRow,
  passagesRow,
  pulseRow,
} from './plan-story-rows.ts';
import { mapChangesRow, publishedVersionRow } from './publication-rows.ts';
import { refusalOf } from './refusals.ts';
import type { Database, Json } from './schema.gen.ts';

/** Plans behind Supabase: every method is one function of the migrations, which decides who may. */
export class SupabasePlans implements PlanSource {
  /** Tells the windows of one person apart. */
  private readonly window = crypto.randomUUID();

  constructor(
    protected readonly client: SupabaseClient<Database>,
    private readonly hasRealtime: boolean,
  ) {}

  async listPlans(): Promise<readonly Plan[]> {
    const answer: CallAnswer = await this.client.rpc('list_plans');
    const reason = answer.error && refusalOf({ error: answer.error, status: answer.status });
    // The public sees no plans; that is no failure.
    if (reason === 'forbidden' || reason === 'not_signed_in') return [];
    return planRow.array().parse(answered(answer));
  }

  async loadPlan(planId: string) {
    return resultOf(await this.client.rpc('load_plan', { plan_id: planId }), loadedPlanRow);
  }

  async createPlan(name: string, unitCode: string) {
    return resultOf(await this.client.rpc('create_plan', { name, unit_code: unitCode }), planRow);
  }

  async savePlan(
    planId: string,
    expectedRevision: number,
    change: Change,
    contested: readonly ContestedGround[] = [],
    unitCode?: string,
  ) {
    const answer = await this.client.rpc('save_plan', {
      plan_id: planId,
      expected_revision: expectedRevision,
      change: storableChange(change) as unknown as Json,
      contested: contested as unknown as Json,
      unit_code: unitCode,
    });
    return resultOf(answer, planRow);
  }

  async settleContested(planId: string, buildingCodes: readonly string[]) {
    const asked = { plan_id: planId, building_codes: [...buildingCodes] };
    return resultOf(await this.client.rpc('settle_contested', asked), contestedRow.array());
  }

  async submitPlan(planId: string) {
    return resultOf(await this.client.rpc('submit_plan', { plan_id: planId }), planRow);
  }

  async approvePlan(planId: string, note: string) {
    return resultOf(await this.client.rpc('approve_plan', { plan_id: planId, note }), planRow);
  }

  async sendBackPlan(planId: string, note: string) {
    return resultOf(await this.client.rpc('send_back_plan', { plan_id: planId, note }), planRow);
  }

  async publishPlan(planId: string, figures: CityFigures, mapVersion?: number): Promise<PublishOutcome> {
    const answer = await this.client.rpc('publish_plan', {
      plan_id: planId,
      figures: storableFigures(figures) as unknown as Json,
      map_version: mapVersion,
    });
    const asked = resultOf(answer, publicationRow);
    return asked.ok ? asked.value : { ...asked, problems: [] };
  }

  async planHistory(planId: string) {
    return resultOf(await this.client.rpc('plan_history', { plan_id: planId }), historyRow);
  }

  async loadRevision(planId: string, revision: number) {
    return resultOf(await this.client.rpc('load_revision', { plan_id: planId, revision }), changeRow);
  }

  async restoreRevision(planId: string, expectedRevision: number, revision: number) {
    const asked = { plan_id: planId, expected_revision: expectedRevision, revision };
    return resultOf(await this.client.rpc('restore_revision', asked), planRow);
  }

  async listComments(planId: string) {
    return resultOf(await this.client.rpc('list_comments', { plan_id: planId }), commentRow.array());
  }

  async addComment(planId: string, gridCode: string | null, text: string) {
    const asked = { plan_id: planId, grid_code: gridCode as string, body: text };
    return resultOf(await this.client.rpc('add_comment', asked), commentRow);
  }

  async resolveComment(commentId: string, resolved: boolean) {
    const asked = { comment_id: commentId, resolved };
    return resultOf(await this.client.rpc('resolve_comment', asked), commentRow);
  }

  async touchPlan(planId: string, communityCode: string | null) {
    const asked = { plan_id: planId, window_id: this.window, community_code: communityCode as string };
    return resultOf(await this.client.rpc('touch_plan', asked), pulseRow);
  }

  listenToPlan(planId: string, listener: PlanListener) {
    return this.hasRealtime ? openPlanLine(this.client, this.window, planId, listener) : () => undefined;
  }

  async mapPulse(signal?: AbortSignal) {
    const call = this.client.rpc('map_pulse');
    return mapPulseRow.parse(answered(await (signal ? call.abortSignal(signal) : call)));
  }

  listenToMap(onNews: () => void) {
    return this.hasRealtime ? openMapLine(this.client, onNews) : () => undefined;
  }

  async gridsAt(version: number, communityCodes: readonly string[]) {
    const asked = { version, community_codes: [...communityCodes] };
    return resultOf(await this.client.rpc('grids_at', asked), gridRow.array());
  }

  async stationsAt(version: number) {
    return resultOf(await this.client.rpc('stations_at', { version }), stationRow.array());
  }

  async passagesAt(version: number) {
    return resultOf(await this.client.rpc('passages_at', { version }), passagesRow);
  }

  async lineage(planId: string) {
    return resultOf(await this.client.rpc('plan_lineage', { plan_id: planId }), lineageRow.array());
  }

  async restoreVersion(version: number, name: string, unitCode: string) {
    const asked = { version, name, unit_code: unitCode };
    return resultOf(await this.client.rpc('restore_version', asked), planRow);
  }

  async publishedVersions(unitCode: string) {
    const answer = await this.client.rpc('published_versions', { unit_code: unitCode });
    return resultOf(answer, publishedVersionRow.array());
  }

  async mapChanges(version: number) {
    return resultOf(await this.client.rpc('map_changes', { version }), mapChangesRow);
  }
}
