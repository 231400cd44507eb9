import type { CapacitatedProgram } from './capacitated-program.ts';
import { type Clock, pricesOf } from './served-amounts.ts';
import { LinkBuilder, transposed } from './site-links.ts';

/**
 * The program without what no choice of sites changes. Where stations stand alone, prices tell where room is
 * short; prices only fall as sites open. So a standing site without a price never fills, whatever opens, and
 * becomes a place elsewhere; and a link that costs a row its price or more is never needed. What remains is
 * what the shortage touches, and who is nearer to a candidate than to a station with room: for covering, the
 * part from which those left out can be reached (Dulmage and Mendelsohn 1958).
 */
export function withoutIdleCapacity(program: CapacitatedProgram, clock: Clock): CapacitatedProgram {
  const prices = pricesOf(program, [], clock);
  const { byRow, rowCount, siteCount, isStanding, amount, leftOutCost } = program;
  const isIdle = isStanding.map((standing, site) => (standing !== 0 && prices.site[site] === 0 ? 1 : 0));
  const settled = { ...program.settled };
  const amounts: number[] = [];
  const elsewhere: number[] = [];
  const links = new LinkBuilder();
  for (let row = 0; row < rowCount; row++) {
    let elsewhereCost = program.elsewhere[row];
    let isNeeded = false;
    for (let link = byRow.offsets[row]; link < byRow.offsets[row + 1]; link++) {
      const [site, cost] = [byRow.other[link], byRow.cost[link]];
      if (isIdle[site] !== 0) elsewhereCost = Math.min(elsewhereCost, cost);
      else if (cost < prices.row[row]) {
        isNeeded = true;
        links.add(site, cost);
      }
    }
    if (isNeeded) {
      links.endGroup();
      amounts.push(amount[row]);
      elsewhere.push(elsewhereCost);
    } else if (elsewhereCost >= leftOutCost) settled.leftOut += amount[row];
    else {
      settled.units += amount[row];
      settled.cost += amount[row] * elsewhereCost;
    }
  }
  const needed = links.build();
  return {
    ...program,
    rowCount: amounts.length,
    amount: Float64Array.from(amounts),
    elsewhere: Float64Array.from(elsewhere),
    settled,
    byRow: needed,
    bySite: transposed(needed, siteCount),
  };
}
