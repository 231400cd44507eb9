import { serviceName } from '../../../ui/data-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './Dialog.module.css';

export interface ServiceChoicesProps {
  /** All services that can be offered. */
  readonly services: readonly string[];
  readonly offered: ReadonlySet<string>;
  readonly onChange: (offered: ReadonlySet<string>) => void;
}

/** What a station offers, as boxes to tick; nothing where the city knows no services. */
export function ServiceChoices({ services, offered, onChange }: ServiceChoicesProps) {
  const { t } = useTranslation('planner');
  if (services.length === 0) return null;
  const toggle = (service: string) => {
    const after = new Set(offered);
    if (!after.delete(service)) after.add(service);
    onChange(after);
  };
  return (
    <fieldset className={styles.services}>
      <legend>{t('dialog.stationServices')}</legend>
      {services.map((service) => (
        <label key={service}>
          <input type="checkbox" checked={offered.has(service)} onChange={() => toggle(service)} />
          {serviceName(service)}
        </label>
      ))}
    </fieldset>
  );
}
