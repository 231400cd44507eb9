/** What is this number? A button that tells of every figure of a page how it is worked out. */
import { lazy, Suspense, useState } from 'react';
import type { MetricSubject } from '../domain/metrics/metric.ts';
import { Button } from './Button.tsx';
import './figure-messages.ts';
import { useTranslation } from './translation.ts';

const DefinitionSheet = lazy(() => import('./DefinitionSheet.tsx'));

export interface FigureDefinitionsProps {
  /** Of what the page shows figures. */
  readonly subjects: readonly MetricSubject[];
}

export function FigureDefinitions({ subjects }: FigureDefinitionsProps) {
  const { t } = useTranslation('ui');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t('definitions.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <DefinitionSheet subjects={subjects} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
