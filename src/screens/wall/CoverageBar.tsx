import styles from './CoverageBar.module.css';
import { TIER_LIMITS, type TierLimit } from './model/ranked-areas.ts';

/** Three bars over one another: the share reached in 15, 10 and 5 minutes. The numbers stand beside it. */
export function CoverageBar({ rates }: { readonly rates: Readonly<Record<TierLimit, number | null>> }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {[...TIER_LIMITS].reverse().map((limit) => (
        <span
          key={limit}
          className={styles[`within${limit}`]}
          style={{ inlineSize: `${((rates[limit] ?? 0) * 100).toFixed(2)}%` }}
        />
      ))}
    </span>
  );
}
