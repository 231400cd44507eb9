import { useState } from 'react';
import { PUBLIC_PROFILES, type PublicProfile } from '../../domain/public-city.ts';
import { keepChoice, keptChoice } from './kept-choice.ts';

/** How the visitor walks, remembered on this device: it says something about a person, so no address tells it. */
export function usePace(): [PublicProfile, (profile: PublicProfile) => void] {
  const [profile, setProfile] = useState<PublicProfile>(
    () => PUBLIC_PROFILES.find((known) => known === keptChoice('pace')) ?? 'standard',
  );
  const choose = (chosen: PublicProfile) => {
    setProfile(chosen);
    keepChoice('pace', chosen === 'standard' ? null : chosen);
  };
  return [profile, choose];
}
