/** What an explanation says in a sentence: which words of `why` with which names filled in. */
import type { TFunction } from 'i18next';
import type { CoverageExplanation, Fix, Obstacle } from '../../domain/reason.ts';
import type { OpenCity } from '../../state/city-store.ts';

type Words = TFunction<'planner'>;

/** The reason as a sentence, with the station, gate or barrier by name. */
export function reasonSentence(t: Words, city: OpenCity, explanation: CoverageExplanation): string {
  const { reason, obstacle, settings } = explanation;
  const names = obstacle === null ? {} : { [obstacle.kind]: obstacleName(t, city, obstacle) };
  if (reason === 'service_not_offered' && offersService(city, explanation)) {
    return t('why.sentence.tier_not_offered', names);
  }
  if (reason === 'data_missing' && obstacle?.kind === 'missing') {
    const station = stationName(city, explanation.without?.stationCode);
    return t(`why.sentence.missing_${obstacle.what}`, { station });
  }
  if (reason === 'steps' && obstacle?.kind === 'gate') return t('why.sentence.steps_gate', names);
  return t(`why.sentence.${reason}`, { ...names, service: settings.service });
}

/** What a fix would do, in a few words. */
export function fixWords(t: Words, { kind, command }: Fix): string {
  const station = 'station' in command ? command.station : undefined;
  return t(`why.fix.${kind}`, { station: station?.name, service: station?.services.at(-1) });
}

export function stationName(city: OpenCity, code: string | undefined): string {
  const { current, inForce } = city;
  if (code === undefined) return '';
  return (current.stations.get(code) ?? inForce.stations.get(code))?.name ?? code;
}

function obstacleName(t: Words, city: OpenCity, obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'station':
      return stationName(city, obstacle.stationCode);
    case 'gate':
      return t('why.gate', { code: obstacle.gateCode });
    case 'street':
      return obstacle.name ?? t('why.street');
    case 'barrier': {
      const kind = t([`why.barrier.${obstacle.barrier}`, 'why.barrier.other']);
      return obstacle.name === null ? kind : t('why.named', { kind, name: obstacle.name });
    }
    case 'missing':
      return '';
  }
}

/** The station near enough offers what is asked for: it must be its tier that does not fit. */
function offersService(city: OpenCity, { settings, without }: CoverageExplanation): boolean {
  const station = without && city.current.stations.get(without.stationCode);
  return settings.service === null || (station?.services.includes(settings.service) ?? false);
}
