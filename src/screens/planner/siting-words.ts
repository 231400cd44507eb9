/** What siting says of candidates and of amounts, in the unit of the objective. */

import type { SitingCandidate, SitingObjective } from '../../domain/siting.ts';
import type { OpenCity } from '../../state/city-store.ts';
import { unitCovers } from '../../state/jurisdiction.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';

type Say = Translate;

/** The community, and what stands there. */
export function candidateName(t: Say, open: OpenCity, candidate: SitingCandidate): string {
  const { id, name, source, location } = candidate;
  const [lon, lat] = location.map((degrees) => degrees.toFixed(5));
  const community = open.data.adminUnits.find(
    ({ code, level }) => level === 'community' && unitCovers(open, code, location),
  );
  const place = t(`siting.candidate.${source}`, { id, name: name ?? id, lon, lat });
  return community === undefined ? place : `${community.name} ${place}`;
}

/** Households, stations, household kilometres or metres. */
export function amountWords(t: Say, objective: SitingObjective, amount: number): string {
  const shown = objective === 'p-median' ? formatNumber(amount / 1000, 1) : formatNumber(amount);
  return t(`siting.amount.${objective}`, { amount: shown });
}

/** What a site adds; its amount is in households where the aim is to cover. */
export function gainWords(t: Say, objective: SitingObjective, gain: number): string {
  const unit = objective === 'lscp' ? 'mclp' : objective;
  return t(`siting.gain.${objective}`, { amount: amountWords(t, unit, gain) });
}
