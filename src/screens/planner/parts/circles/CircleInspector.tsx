import { useState } from 'react';
import type { KeptCircle } from '../../../../domain/service-circle.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import { InspectorFrame } from '../Inspector.tsx';
import { CircleFigures } from './CircleFigures.tsx';
import { CircleRefusal } from './CircleRefusal.tsx';
import styles from './circles.module.css';
import { FacilityList } from './FacilityList.tsx';

/** Everything about one circle, and the ways to change it for those who may. */
export function CircleInspector({ circle }: { readonly circle: KeptCircle }) {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  return (
    <InspectorFrame
      eyebrow={t('circles.oneOfTier', { minutes: circle.circleTier })}
      title={circle.name}
      subtitle={`${circle.responsibleBody} · ${circle.code}`}
      isCompared={false}
      onClose={() => circles.choose(null)}
    >
      <div className={styles.details}>
        <CircleFigures code={circle.code} circle={circle} />
        <FacilityList circle={circle} />
        <CircleRefusal />
        {circles.mayChange(circle) ? (
          <CircleActions key={circle.code} circle={circle} />
        ) : (
          <p className={styles.quiet}>{t('circles.readOnly')}</p>
        )}
      </div>
    </InspectorFrame>
  );
}

/** Change it, or take it away after one more question. */
function CircleActions({ circle }: { readonly circle: KeptCircle }) {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const isSending = useDeskState('circles', (state) => state.isSending);
  const [isAsked, setAsked] = useState(false);
  const small = { variant: 'quiet', className: styles.small } as const;
  if (isAsked) {
    return (
      <div className={styles.ask} role="alert">
        <p>{t('circles.removeAsk', { name: circle.name })}</p>
        <div className={styles.actions}>
          <Button {...small} onClick={() => setAsked(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button
            className={styles.small}
            disabled={isSending}
            onClick={() => void circles.remove(circle.code)}
          >
            {t('circles.removeAction')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      <Button {...small} onClick={() => circles.begin(circle.code)}>
        {t('circles.edit')}
      </Button>
      <Button {...small} onClick={() => setAsked(true)}>
        {t('circles.remove')}
      </Button>
    </div>
  );
}
