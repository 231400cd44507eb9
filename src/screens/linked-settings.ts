import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { SettingsChoice } from '../state/settings.ts';
import { readLink } from '../state/view-url.ts';

/** The query with one parameter set, or left out when `null`; everything else is kept. */
export function searchWith(search: string, key: string, value: string | null): string {
  const query = new URLSearchParams(search);
  if (value === null) query.delete(key);
  else query.set(key, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Profile and limit as the URL has them (`?walk=older&limit=10`), under the same names as at the desk. */
export function useLinkedSettings(): [SettingsChoice, (key: 'walk' | 'limit', value: string) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const choice = useMemo(() => {
    const { profile, limitMinutes } = readLink(search).settings;
    return { ...(profile && { profile }), ...(limitMinutes && { limitMinutes }) };
  }, [search]);
  const choose = useCallback(
    (key: 'walk' | 'limit', value: string) => {
      navigate(path + searchWith(window.location.search, key, value), { replace: true });
    },
    [path, navigate],
  );
  return [choice, choose];
}
