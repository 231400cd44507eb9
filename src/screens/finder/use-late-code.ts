import { useEffect, useState } from 'react';

export interface LateCode<Code> {
  /** `null` until it is there. */
  readonly code: Code | null;
  /** It did not come. It is sent for again when it is wanted anew. */
  readonly failed: boolean;
}

/** Code that the list does not wait for: sent for once it is wanted. `load` is the same function at every call. */
export function useLateCode<Code extends object>(load: () => Promise<Code>, wanted: boolean): LateCode<Code> {
  const [late, setLate] = useState<LateCode<Code>>({ code: null, failed: false });
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    load().then(
      (code) => current && setLate({ code, failed: false }),
      (cause) => {
        console.error('Code of the page did not come.', cause);
        if (current) setLate({ code: null, failed: true });
      },
    );
    return () => {
      current = false;
    };
  }, [load, wanted]);
  return late;
}
