import { beforeAll, describe, expect, it } from 'vitest';
import type { RouteStep } from '../../../domain/route.ts';
import { addMessages, speak, translator } from '../../../ui/i18n.ts';
import { messages } from './messages.ts';
import { stepWords } from './route-words.ts';

const STEPS: readonly RouteStep[] = [
  step({ way: 'door', turn: 'start', heading: 'ne', walkMetres: 23 }),
  step({ way: 'street', name: '翠桥路', turn: 'left', walkMetres: 713.7 }),
  step({ way: 'gate', name: '翠湖花园', turn: 'straight', walkMetres: 0 }),
  step({ way: 'steps', turn: 'slight_right', walkMetres: 14 }),
  step({ way: 'crossing', turn: 'straight', walkMetres: 8 }),
  step({ way: 'door', turn: 'right', walkMetres: 31 }),
];

beforeAll(() => {
  addMessages('finderRoute', messages);
});

describe('a step in words', () => {
  it('is one sentence in Chinese', () => {
    expect(told('zh')).toEqual([
      '向东北，走到路边，20 米',
      '左转，沿翠桥路走 710 米',
      '直行，经过翠湖花园的大门',
      '向右前方，走台阶，10 米',
      '直行，过马路，几米',
      '右转，走到站点门口，30 米',
    ]);
  });

  it('is one sentence in English', () => {
    speak('en');
    expect(told('en')).toEqual([
      'Head north-east to the street, 20 m',
      'Turn left along 翠桥路 for 710 m',
      'Go straight on through the gate of 翠湖花园',
      'Bear right on the steps for 10 m',
      'Go straight on over the crossing, a few metres',
      'Turn right to the door of the station, 30 m',
    ]);
  });
});

function told(language: 'zh' | 'en'): string[] {
  const t = translator(language, 'finderRoute');
  return STEPS.map((_, i) => stepWords(t, STEPS, i));
}

function step(facts: Partial<RouteStep>): RouteStep {
  return { way: 'street', name: null, turn: 'straight', heading: 'n', walkMetres: 0, from: [0, 0], ...facts };
}
