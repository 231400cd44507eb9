import type { RouteStep } from '../../../domain/route.ts';
import type { Translate } from '../../../ui/i18n.ts';
import { formatMetric } from '../../../ui/metric-words.ts';

/** Fewer metres than this are not counted on foot. */
const FEW_METRES = 10;

/** A step in one sentence that can be read aloud, e.g. `左转，沿翠桥路走 710 米`; `t` is of the route's messages. */
export function stepWords(t: Translate, steps: readonly RouteStep[], i: number): string {
  const { turn, heading } = steps[i];
  return t('step.line', {
    turn: t(`step.turn.${turn}`, { heading: t(`heading.${heading}`) }),
    way: wayWords(t, steps, i),
  });
}

function wayWords(t: Translate, steps: readonly RouteStep[], i: number): string {
  const { way, name, walkMetres } = steps[i];
  const metres =
    walkMetres < FEW_METRES ? t('step.fewMetres') : formatMetric('walkMetres', Math.round(walkMetres));
  if (way === 'door' && i === steps.length - 1) return t('step.doorLast', { metres });
  if (way === 'door' && i === 0) return t('step.doorFirst', { metres });
  return name === null ? t(`step.bare.${way}`, { metres }) : t(`step.named.${way}`, { name, metres });
}

/** An arrow for the turn, for eyes only: the sentence says it too. */
export const TURN_SIGNS: Readonly<Record<RouteStep['turn'], string>> = {
  start: '●',
  straight: '↑',
  slight_left: '↖',
  left: '←',
  sharp_left: '↙',
  slight_right: '↗',
  right: '→',
  sharp_right: '↘',
};
