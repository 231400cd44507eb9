import { DEFINITION_COLUMNS, definitionOf } from '../domain/metrics/definitions.ts';
import type { MetricSubject } from '../domain/metrics/metric.ts';
import { METRIC_KEYS, metricOf } from '../domain/metrics/registry.ts';
import { Button } from './Button.tsx';
import styles from './DefinitionSheet.module.css';
import { Dialog } from './Dialog.tsx';
import { currentLanguage } from './i18n.ts';
import { ScrollRegion } from './ScrollRegion.tsx';
import { useTranslation } from './translation.ts';

const COLUMNS = ['unit', 'formula', 'denominator', 'source', 'version'] as const;

export interface DefinitionSheetProps {
  readonly subjects: readonly MetricSubject[];
  onClose(): void;
}

/** Figures as the registry defines them. Loaded when somebody asks. */
export default function DefinitionSheet({ subjects, onClose }: DefinitionSheetProps) {
  const { t } = useTranslation('ui');
  const language = currentLanguage();
  return (
    <Dialog title={t('definitions.title')} wide onClose={onClose}>
      <p className={styles.body}>{t('definitions.body')}</p>
      <ScrollRegion className={styles.scroll} aria-label={t('definitions.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{DEFINITION_COLUMNS.name[language]}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {DEFINITION_COLUMNS[column][language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {METRIC_KEYS.filter((key) => subjects.includes(metricOf(key).of)).map((key) => {
              const definition = definitionOf(key, language);
              return (
                <tr key={key}>
                  <th scope="row">
                    {definition.name}
                    <code className={styles.key}>{key}</code>
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column}>{definition[column]}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
