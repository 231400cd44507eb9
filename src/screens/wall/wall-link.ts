/**
 * What of the wall is in its URL besides the definitions: where one stands (`unit`, a grid too), light or dark,
 * households as heights, and the earlier map compared with. Unknown values are ignored.
 */
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { searchWith } from '../linked-settings.ts';

export interface WallLink {
  /** Of a unit or a grid; `null` where the wall opens. */
  readonly areaCode: string | null;
  readonly theme: 'dark' | 'light';
  /** Grids stand as high as they have households. */
  readonly raised: boolean;
  /** Version of the map that the one in force is compared with. */
  readonly before: number | null;
}

export function readWallLink(search: string): WallLink {
  const query = new URLSearchParams(search);
  const before = query.get('compare') ?? '';
  return {
    areaCode: query.get('unit'),
    theme: query.get('theme') === 'light' ? 'light' : 'dark',
    raised: query.get('show') === 'households',
    before: /^[1-9]\d{0,5}$/.test(before) ? Number(before) : null,
  };
}

/** The query with some of it changed; what stands at its default is left out, everything else is kept. */
export function writeWallLink(search: string, change: Partial<WallLink>): string {
  const { areaCode, theme, raised, before } = change;
  let written = search;
  const put = (key: string, value: string | null) => {
    written = searchWith(written, key, value);
  };
  if (areaCode !== undefined) put('unit', areaCode);
  if (theme !== undefined) put('theme', theme === 'light' ? 'light' : null);
  if (raised !== undefined) put('show', raised ? 'households' : null);
  if (before !== undefined) put('compare', before === null ? null : String(before));
  return written;
}

/** The link and how to change it. A place gone to by hand can be left with the browser's own way back. */
export function useWallLink(): [WallLink, (change: Partial<WallLink>) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const link = useMemo(() => readWallLink(search), [search]);
  const change = useCallback(
    (changes: Partial<WallLink>) => {
      const written = writeWallLink(window.location.search, changes);
      if (written === window.location.search) return;
      navigate(path + written, { replace: changes.areaCode === undefined });
    },
    [path, navigate],
  );
  return [link, change];
}
