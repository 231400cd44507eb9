import type { CoverageExplanation, ExplainedWalk } from '../../../domain/reason.ts';
import { formatNumber } from '../../../ui/format.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { reasonSentence, stationName } from '../why-words.ts';
import { InspectorFrame } from './Inspector.tsx';
import { WhyFixes } from './WhyFixes.tsx';
import styles from './WhyInspector.module.css';

/** One home: its walk, why it is not covered, and what would help. */
export function WhyInspector({ code }: { readonly code: string }) {
  const { t } = useTranslation('planner');
  const { index, data } = useOpenCity();
  const { explanation, status } = useDeskState('why', (why) => why);
  const compound = data.compounds[data.buildings.compoundIndex[data.buildings.codes.indexOf(code)]];
  return (
    <InspectorFrame
      eyebrow={t('why.eyebrow')}
      title={compound ? t('why.inCompound', { compound: compound.name, code }) : code}
      subtitle={t('why.households', { count: index.householdsIn(code) })}
    >
      <div aria-busy={status === 'asking'}>
        {status === 'failed' && <p role="alert">{t('why.failed')}</p>}
        {explanation ? (
          <Reason explanation={explanation} />
        ) : (
          status === 'asking' && <p role="status">{t('why.asking')}</p>
        )}
      </div>
    </InspectorFrame>
  );
}

function Reason({ explanation }: { readonly explanation: CoverageExplanation }) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const { reason, walk, without, settings } = explanation;
  const covered = reason === 'covered';
  return (
    <>
      <p className={covered ? styles.covered : styles.reason} data-reason={reason}>
        <span aria-hidden="true">{covered ? STATE_SIGNS.fine : STATE_SIGNS.broken} </span>
        {t(`why.reason.${reason}`)}
      </p>
      <p className={styles.sentence}>{reasonSentence(t, city, explanation)}</p>
      {settings.method === 'circle' && <p className={styles.quiet}>{t('why.circle')}</p>}
      <dl className={styles.walks}>
        <WalkRow label={t('why.walk')} walk={walk} className={styles.walk} />
        {without && <WalkRow label={t('why.without')} walk={without} className={styles.without} />}
      </dl>
      <WhyFixes explanation={explanation} />
      <p className={styles.quiet}>
        {t('why.limit', { minutes: settings.limitMinutes })}
        {' · '}
        {t(`profileWithSpeed.${settings.profile}`, { ns: 'ui', speed: settings.speedKmh.toFixed(1) })}
        {settings.at && ` · ${t('footer.hour', { hour: settings.at.replace('T', ' ') })}`}
        {settings.service && ` · ${t('footer.service', { service: settings.service })}`}
      </p>
    </>
  );
}

interface WalkRowProps {
  readonly label: string;
  readonly walk: ExplainedWalk | null;
  readonly className: string;
}

function WalkRow({ label, walk, className }: WalkRowProps) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  return (
    <div className={styles.row}>
      <dt className={className}>{label}</dt>
      <dd>
        {walk === null ? (
          t('why.nowhere')
        ) : (
          <>
            <strong>{t('why.minutes', { minutes: formatNumber(walk.minutes, 1) })}</strong>
            {` · ${stationName(city, walk.stationCode)}`}
          </>
        )}
      </dd>
    </div>
  );
}
