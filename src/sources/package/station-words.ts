import type { StationKind, StationTier } from '../../domain/city.ts';

/** Station kinds as packages and offices write them, by our own word, by English term and by Chinese name. */
const KIND_WORDS: Readonly<Record<StationKind, readonly string[]>> = {
  service_centre: ['service_center', '党群服务中心', '服务中心'],
  service_station: ['党群服务站', '服务站'],
  service_stop: ['service_post', '党群服务驿站', '党群驿站'],
  citizens_stop: ['市民驿站'],
  warm_stop: ['暖新驿站', '暖“新”驿站', '暖"新"驿站'],
  union_stop: ['工会驿站'],
  drivers_home: ['司机之家'],
  partner_merchant: ['爱心商户'],
  points_shop: ['积分超市'],
};

const TIER_WORDS: Readonly<Record<StationTier, readonly string[]>> = {
  district: ['county', 'city', 'prefecture', '市', '区', '县', '市级', '区级', '县级'],
  subdistrict: ['street', 'township', 'town', '街道', '镇', '乡', '街道级'],
  community: ['village', '社区', '村', '社区级'],
  grid: ['compound', '网格', '小区', '网格级', '小区级'],
};

/** The kind a word means, or `null` when it is none of ours. */
export function stationKindOf(word: string): StationKind | null {
  return lookUp(KIND_WORDS, word);
}

/** The tier a word means, or `null` when it is none of ours. */
export function stationTierOf(word: string): StationTier | null {
  return lookUp(TIER_WORDS, word);
}

function lookUp<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
  word: string,
): Key | null {
  const wanted = word.trim().toLowerCase().replace(/[ -]/g, '_');
  for (const key of Object.keys(words) as Key[]) {
    if (key === wanted || words[key].includes(wanted)) return key;
  }
  return null;
}
