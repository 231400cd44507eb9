/** How a scene is called: by its own name, else by what it shows. */

import type { AdminUnit } from '../../../domain/city.ts';
import { serviceName } from '../../../ui/data-words.ts';
import type { Translate } from '../../../ui/i18n.ts';
import { currentLanguage } from '../../../ui/i18n.ts';
import type { Scene, SceneView } from './scene.ts';
import { limitOf } from './view-settings.ts';

export function sceneName(t: Translate, scene: Scene, units: readonly AdminUnit[]): string {
  const own = currentLanguage() === 'en' ? (scene.nameEn ?? scene.name) : scene.name;
  return own ?? viewWords(t, scene.view, units);
}

/** What a view shows, e.g. `15 分钟 · 标准 · 就餐用餐`. */
export function viewWords(t: Translate, view: SceneView, units: readonly AdminUnit[]): string {
  const place = view.unit && (units.find(({ code }) => code === view.unit)?.name ?? view.unit);
  return [
    place,
    view.grid,
    t('minutes', { limit: limitOf(view) }),
    t(`profile.${view.walk ?? 'standard'}`, { ns: 'ui' }),
    view.service && serviceName(view.service),
    view.hour && hourWords(t, view.hour),
    view.raised && t('called.raised'),
    view.before && t('called.before', { version: view.before }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** An hour as people say it, e.g. `workday-19:00` → `工作日 19:00`; a fixed one as it is written. */
export function hourWords(t: Translate, hour: string): string {
  if (hour === 'now') return t('hours.now');
  const [, day, time] = /^(workday|saturday|sunday)-(.*)$/.exec(hour) ?? [];
  return day === undefined ? hour.replace('T', ' ') : t(`hours.${day}`, { time });
}
