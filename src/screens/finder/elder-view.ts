import { useEffect, useState } from 'react';

const KEY = 'gridcircle.elder';

/** Larger type and targets, remembered on this device where the browser allows it. */
export function useElderView(): [boolean, (on: boolean) => void] {
  const [elder, setElder] = useState(remembered);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (elder) dataset.type = 'large';
    else delete dataset.type;
    remember(elder);
    return () => {
      delete dataset.type;
    };
  }, [elder]);
  return [elder, setElder];
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    // Storage is closed in some private windows: the view still switches, it is only not kept.
    return false;
  }
}

function remember(elder: boolean): void {
  try {
    if (elder) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
