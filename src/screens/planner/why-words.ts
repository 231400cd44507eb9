/** What an explanation says in a sentence: which words of `why` with which names filled in. */

import type { CoverageExplanation, Fix, Obstacle } from '../../domain/reason.ts';
import type { OpenCity } from '../../state/city-store.ts';
import type { Translate } from '../../ui/i18n.ts';

type Words = Translate;

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
  if (obstacle?.kind === 'gate' || obstacle?.kind === 'crossing') {
    return t(`why.sentence.${reason === 'steps' ? 'passage_steps' : 'passage_closed'}`, {
      passage: names[obstacle.kind],
    });
  }
  return t(`why.sentence.${reason}`, { ...names, service: settings.service });
}

/** What a fix would do, in a few words. */
export function fixWords(t: Words, city: OpenCity, { kind, command }: Fix): string {
  const station = 'station' in command ? command.station : undefined;
  return t(`why.fix.${kind}`, {
    station: station?.name,
    service: station?.services.at(-1),
    gate: 'gate' in command ? gateName(t, city, command.gate.code) : '',
    compound: 'gate' in command ? compoundName(city, command.gate.compoundCode) : '',
    crossing: 'crossing' in command ? crossingName(t, city, command.crossing.code) : '',
  });
}

function gateName(t: Words, city: OpenCity, code: string): string {
  const gate = city.current.gates.get(code);
  if (gate === undefined) return t('why.gate', { code });
  // Most codes begin with the compound's, whose name says it better.
  const short = code.startsWith(`${gate.compoundCode}-`) ? code.slice(gate.compoundCode.length + 1) : code;
  return t('why.gateOf', { code: short, compound: compoundName(city, gate.compoundCode) });
}

function compoundName({ data }: OpenCity, code: string): string {
  return data.compounds.find((compound) => compound.code === code)?.name ?? code;
}

function crossingName(t: Words, city: OpenCity, code: string): string {
  return city.current.crossings.get(code)?.name ?? t('why.crossing', { code });
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
      return gateName(t, city, obstacle.gateCode);
    case 'crossing':
      return crossingName(t, city, obstacle.crossingCode);
    case 'street':
      return obstacle.name ?? t('why.street');
    case 'barrier': {
      const kind = t(`why.barrier.${obstacle.barrier}`, { defaultValue: t('why.barrier.other') });
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
