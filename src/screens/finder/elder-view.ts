import { useEffect, useState } from 'react';
import { keepChoice, keptChoice } from './kept-choice.ts';

/** Larger type and targets, remembered on this device where the browser allows it. */
export function useElderView(): [boolean, (on: boolean) => void] {
  const [elder, setElder] = useState(() => keptChoice('elder') === 'on');
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (elder) dataset.type = 'large';
    else delete dataset.type;
    keepChoice('elder', elder ? 'on' : null);
    return () => {
      delete dataset.type;
    };
  }, [elder]);
  return [elder, setElder];
}
