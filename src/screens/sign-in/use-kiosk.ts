import { useEffect, useState } from 'react';
import { kioskAccount } from '../../sources/kiosk.ts';
import { takeKioskLink } from '../../sources/kiosk-link.ts';
import { useSession } from '../../ui/session.tsx';

/** `trying`: this screen signs itself in. `refused`: its key opens nothing, or no more. */
export type KioskState = 'none' | 'trying' | 'in' | 'refused';

const AGAIN_MS = [500, 1000, 2000];
/** The operator may yet open the door again. */
const AFTER_REFUSAL_MS = 60_000;

/** Signs a kiosk in with the key of its link, and again whenever its session has ended. */
export function useKiosk(): KioskState {
  const { state, signIn } = useSession();
  const [link] = useState(takeKioskLink);
  const [answered, setAnswered] = useState(link === null || !link.isNew);
  const [refused, setRefused] = useState(false);
  const account = link && kioskAccount(link.key);
  const isOut = state.status === 'signed_out' || state.status === 'expired';
  const isShut = state.status === 'signed_in' && state.session.memberships.length === 0;
  const needsDoor = link !== null && state.status !== 'checking' && (!answered || isOut || isShut);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the account is that of the link, which stays.
  useEffect(() => {
    if (!needsDoor || account === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const knock = async (attempt: number) => {
      const answer = await signIn(account.email, account.password).catch(() => null);
      if (!current) return;
      const isAway = answer === null || (!answer.ok && answer.reason === 'offline');
      const isOpen = answer?.ok === true && answer.value.memberships.length > 0;
      if (!isAway) {
        setAnswered(true);
        setRefused(!isOpen);
      }
      if (isOpen) return;
      const wait = isAway ? AGAIN_MS[Math.min(attempt, AGAIN_MS.length - 1)] : AFTER_REFUSAL_MS;
      timer = setTimeout(() => void knock(attempt + 1), wait);
    };
    void knock(0);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [needsDoor, signIn]);

  if (link === null) return 'none';
  if (account === null || (refused && needsDoor)) return 'refused';
  return needsDoor ? 'trying' : 'in';
}
