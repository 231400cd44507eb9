import { type RefCallback, useCallback, useState } from 'react';
import { formatDay } from '../../../ui/format.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { rateAxis, type TrendPoint } from '../model/trend.ts';
import styles from './TrendPanel.module.css';

interface Size {
  readonly width: number;
  readonly height: number;
  /** CSS pixels of the wall's type. */
  readonly rem: number;
}

/** A line with its values at it. Hidden from assistive technology: the table beside it says the same. */
export function TrendChart({ points }: { readonly points: readonly TrendPoint[] }) {
  const [size, setSize] = useState<Size | null>(null);
  const box: RefCallback<HTMLDivElement> = useCallback((element) => {
    if (element === null) return;
    const resizes = new ResizeObserver(() =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        rem: Number.parseFloat(getComputedStyle(element).fontSize),
      }),
    );
    resizes.observe(element);
    return () => resizes.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.chart} aria-hidden="true">
      {size && size.width > 0 && <Line points={points} size={size} />}
    </div>
  );
}

function Line({
  points,
  size: { width, height, rem },
}: {
  readonly points: readonly TrendPoint[];
  readonly size: Size;
}) {
  const told = points.flatMap((point, i) => (point.rate === null ? [] : [{ ...point, rate: point.rate, i }]));
  const axis = rateAxis(told.map(({ rate }) => rate));
  const left = 1.9 * rem;
  const right = width - 1.9 * rem;
  const top = 1.9 * rem;
  const bottom = height - 2.6 * rem;
  const x = (i: number) =>
    points.length === 1 ? (left + right) / 2 : left + ((right - left) * i) / (points.length - 1);
  const y = (rate: number) => bottom - ((bottom - top) * (rate - axis.from)) / (axis.to - axis.from);
  // Labels only as close as they can be read.
  const every = Math.max(1, Math.ceil((5.2 * rem * points.length) / Math.max(right - left, 1)));
  const isLabelled = (i: number) => (points.length - 1 - i) % every === 0;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <line className={styles.axis} x1={0} x2={width} y1={bottom} y2={bottom} />
      <polyline className={styles.line} points={told.map(({ i, rate }) => `${x(i)},${y(rate)}`).join(' ')} />
      {told.map(({ i, rate, version }) => (
        <g key={version}>
          <circle className={styles.dot} cx={x(i)} cy={y(rate)} r={0.28 * rem} />
          {isLabelled(i) && (
            <text className={styles.value} x={x(i)} y={y(rate) - 0.65 * rem}>
              {formatMetric('coverageRate', rate)}
            </text>
          )}
        </g>
      ))}
      {points.map(({ version, planNumber, inForceAt, rate }, i) => (
        <g key={version}>
          {rate === null && <circle className={styles.untold} cx={x(i)} cy={bottom} r={0.28 * rem} />}
          {isLabelled(i) && (
            <>
              <text className={styles.plan} x={x(i)} y={bottom + 1.15 * rem}>
                {planNumber}
              </text>
              <text className={styles.day} x={x(i)} y={bottom + 2.25 * rem}>
                {formatDay(inForceAt).slice(5)}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}
