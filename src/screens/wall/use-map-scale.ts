import { useEffect, useState } from 'react';

/** How much larger than at a desk the wall is drawn, in steps of a quarter; follows the size of the screen. */
export function useMapScale(): number {
  const [scale, setScale] = useState(wallScale);
  useEffect(() => {
    const follow = () => setScale(wallScale());
    follow();
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return scale;
}

const DESK_PIXELS = 16;

function wallScale(): number {
  const pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(1, Math.round((pixels / DESK_PIXELS) * 4) / 4);
}
