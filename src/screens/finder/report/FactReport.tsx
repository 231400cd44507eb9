import { useId, useState } from 'react';
import {
  FACT_FAULTS,
  type FactFault,
  MOST_REPORT_CHARACTERS,
  type PublicStation,
} from '../../../domain/public-city.ts';
import type { ReportRefusal } from '../../../sources/public/public-source.ts';
import { Button } from '../../../ui/Button.tsx';
import { addMessages } from '../../../ui/i18n.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useFinderServices } from '../finder-services.tsx';
import { PhoneLink } from '../PhoneLink.tsx';
import styles from './FactReport.module.css';
import { messages } from './messages.ts';

addMessages('finderReport', messages);

export interface FactReportProps {
  readonly station: PublicStation;
  readonly operatorPhone: string | null;
}

/** Says that a fact is wrong: to the operator's server, or by telephone where there is none. */
export function FactReport({ station, operatorPhone }: FactReportProps) {
  const { t } = useTranslation('finderReport');
  const { source } = useFinderServices();
  const [asked, setAsked] = useState(false);
  if (!source.takesReports) return <ReportByPhone station={station} phone={operatorPhone} />;
  return (
    <div className={styles.report}>
      <Button variant="quiet" className={styles.open} aria-expanded={asked} onClick={() => setAsked(!asked)}>
        {t('open')}
      </Button>
      {asked && <ReportForm station={station} operatorPhone={operatorPhone} />}
    </div>
  );
}

function ReportByPhone({
  station,
  phone,
}: {
  readonly station: PublicStation;
  readonly phone: string | null;
}) {
  const { t } = useTranslation('finderReport');
  const called = phone ?? station.phone;
  return (
    <p className={styles.phone}>
      {t(called === null ? 'noPhone' : 'byPhone')}
      {called !== null && <PhoneLink phone={called} label={t('call', { phone: called })} />}
    </p>
  );
}

type Outcome = 'sending' | 'sent' | 'offline' | ReportRefusal;

function ReportForm({ station, operatorPhone }: FactReportProps) {
  const { t } = useTranslation('finderReport');
  const { source } = useFinderServices();
  const id = useId();
  const [fault, setFault] = useState<FactFault>('hours');
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function send() {
    setOutcome('sending');
    try {
      const answer = await source.report({ stationCode: station.code, fault, note: note.trim() });
      setOutcome(answer.ok ? 'sent' : answer.reason);
    } catch {
      setOutcome('offline');
    }
  }

  if (outcome === 'sent') return <Notice tone="fine">{t('sent')}</Notice>;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset className={styles.faults}>
        <legend>{t('what')}</legend>
        {FACT_FAULTS.map((each) => (
          <label key={each} className={styles.fault}>
            <input type="radio" name={id} checked={each === fault} onChange={() => setFault(each)} />
            <span>{t(`fault.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-note`}>{t('note')}</label>
      <textarea
        id={`${id}-note`}
        className={styles.note}
        rows={2}
        maxLength={MOST_REPORT_CHARACTERS}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className={styles.privacy}>{t('privacy')}</p>
      {outcome !== null && outcome !== 'sending' && (
        <Notice tone="attention">
          <p>{t(`refused.${outcome}`)}</p>
          {operatorPhone !== null && (
            <PhoneLink phone={operatorPhone} label={t('call', { phone: operatorPhone })} />
          )}
        </Notice>
      )}
      <Button type="submit" disabled={outcome === 'sending'}>
        {t(outcome === 'sending' ? 'sending' : 'send')}
      </Button>
    </form>
  );
}
