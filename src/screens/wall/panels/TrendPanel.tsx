import { useMemo } from 'react';
import type { PublishedVersion } from '../../../domain/publication.ts';
import { definitionWords } from '../../../ui/definition-words.ts';
import { formatDay, NO_VALUE } from '../../../ui/format.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { trendOf } from '../model/trend.ts';
import { PlaceName, placeName } from '../PlaceName.tsx';
import type { MapStory } from '../use-map-story.ts';
import type { WallView } from '../wall-view.ts';
import rows from './rows.module.css';
import { TrendChart } from './TrendChart.tsx';
import styles from './TrendPanel.module.css';
import { WallPanel } from './WallPanel.tsx';

export interface TrendPanelProps {
  readonly view: WallView;
  readonly story: MapStory;
}

/** Coverage as it was published, plan after plan. Figures of a grid are not published as a trend. */
export function TrendPanel({ view, story }: TrendPanelProps) {
  const { t } = useTranslation('wall');
  const { area, areas } = view;
  const unit = area.level === 'grid' ? areas.pathTo(area.code).at(-2) : area;
  const points = useMemo(() => trendOf(story.versions), [story.versions]);
  const told = points.filter(({ rate }) => rate !== null);
  return (
    <WallPanel
      area="trend"
      title={t('trend.title')}
      aside={unit && <PlaceName>{placeName(unit, areas.city.info)}</PlaceName>}
    >
      <div className={styles.trend}>
        {told.length === 0 ? (
          <p className={rows.none}>{t('trend.none', { count: points.length })}</p>
        ) : (
          <>
            <TrendChart points={points} />
            {told.length === 1 && <p className={styles.note}>{t('trend.one')}</p>}
            <Table versions={story.versions} />
          </>
        )}
        <Counted view={view} versions={story.versions} />
      </div>
    </WallPanel>
  );
}

/** Published figures hold under their own definition, whatever the wall shows at the moment. */
function Counted({
  view,
  versions,
}: {
  readonly view: WallView;
  readonly versions: readonly PublishedVersion[];
}) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  const settings = versions.findLast(({ figures }) => figures !== null)?.figures?.settings;
  if (!settings) return null;
  const { info } = view.tiers.inForce.city;
  const [pace, limit] = definitionWords(shared, settings, { households: 0, place: '' }, info);
  return <p className={styles.note}>{t('trend.under', { pace, limit })}</p>;
}

/** The same in rows, for those who do not see the line. */
function Table({ versions }: { readonly versions: readonly PublishedVersion[] }) {
  const { t } = useTranslation('wall');
  return (
    <VisuallyHidden>
      <table>
        <caption>{t('trend.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trend.plan')}</th>
            <th scope="col">{t('trend.inForceAt')}</th>
            <th scope="col">{t('worst.rate')}</th>
            <th scope="col">{t('worst.gap')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, planNumber, inForceAt, figures }) => (
            <tr key={version}>
              <th scope="row">{planNumber}</th>
              <td>{formatDay(inForceAt)}</td>
              <td>{figures ? formatMetric('coverageRate', rateOf(figures)) : NO_VALUE}</td>
              <td>{formatMetric('gapHouseholds', figures?.gapHouseholds ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}

function rateOf({ households, coveredHouseholds }: NonNullable<PublishedVersion['figures']>): number | null {
  return households === 0 ? null : coveredHouseholds / households;
}
