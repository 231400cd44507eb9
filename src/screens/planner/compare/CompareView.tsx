/**
 * Two plans beside each other over the whole desk: two maps that move as one, the sums, what became of every
 * grid, and every building that changes hands. The desk stays below as it was.
 */
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ChoiceBar } from '../../../ui/ChoiceBar.tsx';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { ComparedMaps, type MapArrangement } from '../../comparing/ComparedMaps.tsx';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import styles from './CompareView.module.css';
import { ComparisonTables } from './ComparisonTables.tsx';
import { SideChoice, useSideChoices } from './SideChoice.tsx';

export function CompareView() {
  const { t } = useTranslation('planner');
  const { comparing } = useDesk();
  const data = useCityPart((city) => city.data);
  const { sides, status, refusal, compared } = useDeskState('comparison', (comparison) => comparison);
  const choices = useSideChoices();
  const [arrangement, setArrangement] = useState<MapArrangement>('swipe');
  const [shown, setShown] = useState<string | null>(null);
  useEscape(comparing.clear);
  if (sides === null) return null;

  let body: ReactNode = <LoadingState label={t('compare.working')} />;
  if (status === 'failed') {
    const reason =
      refusal === null ? t('notice.engineFailed') : t(`notice.backend.${refusal}`, { detail: '' });
    body = (
      <Notice
        tone="broken"
        action={
          <Button onClick={() => void comparing.compare(sides.before, sides.after)}>
            {t('retry', { ns: 'ui' })}
          </Button>
        }
      >
        {reason}
      </Notice>
    );
  } else if (compared !== null) {
    body = (
      <>
        <ComparedMaps
          city={data}
          compared={compared}
          words={{
            before: t('compare.before'),
            after: t('compare.after'),
            mapBefore: t('compare.mapBefore'),
            mapAfter: t('compare.mapAfter'),
            curtain: t('compare.curtain'),
            missing: t('noWebGl.body'),
          }}
          arrangement={arrangement}
          shown={shown}
        />
        <ComparisonTables compared={compared} shown={shown} onShow={setShown} />
      </>
    );
  }
  return (
    <section className={styles.view} aria-label={t('compare.title')} aria-busy={status === 'comparing'}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t('compare.title')}</h2>
        <SideChoice
          label={t('compare.before')}
          choices={choices}
          side={sides.before}
          onChoose={(before) => void comparing.compare(before, sides.after)}
        />
        <Button
          variant="quiet"
          aria-label={t('compare.swap')}
          title={t('compare.swap')}
          onClick={() => void comparing.compare(sides.after, sides.before)}
        >
          ⇄
        </Button>
        <SideChoice
          label={t('compare.after')}
          choices={choices}
          side={sides.after}
          onChoose={(after) => void comparing.compare(sides.before, after)}
        />
        <ChoiceBar<MapArrangement>
          label={t('compare.arrangement')}
          labelHidden
          choices={[
            { value: 'swipe', name: t('compare.swipe') },
            { value: 'side_by_side', name: t('compare.sideBySide') },
          ]}
          value={arrangement}
          onChoose={setArrangement}
        />
        <Button className={styles.close} onClick={comparing.clear}>
          {t('compare.close')}
        </Button>
      </header>
      {body}
    </section>
  );
}

/** Escape closes the view, wherever the focus is in it. */
function useEscape(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
}
