/**
 * The settings of the city at the desk: an administrator keeps them for everybody, and whoever else has the desk
 * open finds them when they look at the page again, or before they publish.
 */
import type { CityInfo } from '../domain/city.ts';
import { type CitySettings, type CitySettingsChange, changedSettings } from '../domain/city-settings.ts';
import { sameRecord } from '../editing/change.ts';
import { reached } from './answers.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import type { Refreshing } from './refreshing.ts';
import { followingProfiles, sameSettings } from './settings.ts';

export interface KeepingSettings {
  /** True for an admin of the whole city: nobody else is let. */
  mayKeep(): boolean;
  /** Keeps settings for the city. False, with a notice, when the backend refuses. */
  keep(change: CitySettingsChange): Promise<boolean>;
  /** Takes what others kept meanwhile. What is known stays where the backend cannot be reached. */
  refresh(): Promise<void>;
  /** Ends looking by itself. */
  stop(): void;
}

export function createKeepingSettings(parts: DeskParts, configure: Refreshing['configure']): KeepingSettings {
  const { source, city, settings } = parts;

  /** False when they are those that the desk has already. */
  const take = async (kept: CitySettings): Promise<boolean> => {
    const open = cityIn(city);
    if (!open || sameRecord(settingsOf(open.data.info), settingsOf(kept))) return false;
    const info = changedSettings(open.data.info, settingsOf(kept));
    city.setState({ status: 'open', city: { ...open, data: { ...open.data, info } } }, true);
    const shown = settings.getState();
    const next = followingProfiles(shown, open.data.info.walkProfiles, info.walkProfiles);
    if (!sameSettings(shown, next)) await configure(next);
    return true;
  };

  const refresh = async () => {
    const info = await source.loadInfo().catch(() => null);
    if (info !== null && (await take(info))) say(parts, { tone: 'info', key: 'citySettingsNew' });
  };
  return {
    mayKeep: () =>
      parts.session.memberships.some(
        ({ role, unitCode }) =>
          role === 'admin' && cityIn(city)?.index.units.get(unitCode)?.parentCode === null,
      ),
    async keep(change) {
      const answer = await reached(source.keepSettings(change));
      if (answer.ok) await take(answer.value);
      // A refusal is no matter of the draft.
      say(
        parts,
        answer.ok
          ? { tone: 'fine', key: 'citySettingsKept' }
          : { tone: 'broken', key: `backend.${answer.reason}`, values: { detail: answer.detail ?? '' } },
      );
      return answer.ok;
    },
    refresh,
    stop: parts.surroundings.onWake(() => {
      if (cityIn(city)) void refresh();
    }),
  };
}

function settingsOf({ walkProfiles, stationCapacity }: CitySettings | CityInfo): CitySettings {
  return { walkProfiles, stationCapacity };
}
