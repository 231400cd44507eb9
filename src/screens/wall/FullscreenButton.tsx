import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { useKeys } from './use-keys.ts';

/** The whole screen for the wall and back, by button and by key; nothing where the browser does not do that. */
export function FullscreenButton() {
  const { t } = useTranslation('wall');
  const [full, toggle] = useFullscreen();
  useKeys({ f: toggle });
  if (!document.fullscreenEnabled) return null;
  return (
    <Button variant="quiet" onClick={toggle}>
      {full ? t('leaveFullscreen') : t('fullscreen')}
    </Button>
  );
}

function useFullscreen(): [boolean, () => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const toggle = () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // A browser may say no, e.g. inside a frame: the wall simply stays as it is.
    change.catch(() => undefined);
  };
  return [full, toggle];
}
