import { useEffect } from 'react';

/** Colours and sizes that grow with the screen, for the whole document while the wall is shown. */
export function useWallScreen(theme: 'dark' | 'light'): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'dark') dataset.theme = 'dark';
    dataset.screen = 'wall';
    return () => {
      delete dataset.theme;
      delete dataset.screen;
    };
  }, [theme]);
}
