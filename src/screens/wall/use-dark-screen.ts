import { useEffect } from 'react';

/** Dark colours and sizes that grow with the screen, for the whole document while the wall is shown. */
export function useDarkScreen(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = 'dark';
    dataset.screen = 'wall';
    return () => {
      delete dataset.theme;
      delete dataset.screen;
    };
  }, []);
}
