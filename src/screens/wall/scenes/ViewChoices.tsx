import { type ReactNode, useMemo } from 'react';
import type { CityData } from '../../../domain/city.ts';
import { serviceName } from '../../../ui/data-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './SceneBar.module.css';
import type { SceneView } from './scene.ts';
import { HOUR_CHOICES } from './scene-hour.ts';
import { hourWords } from './scene-words.ts';

export interface ViewChoicesProps {
  readonly city: CityData;
  readonly view: SceneView;
  onChoose(view: SceneView): void;
}

/** For which service, and open when. */
export function ViewChoices({ city, view, onChoose }: ViewChoicesProps) {
  const { t } = useTranslation('scenes');
  const services = useMemo(
    () => [...new Set(city.stations.flatMap((station) => station.services))].sort(),
    [city],
  );
  const choose = (key: 'service' | 'hour', value: string) => {
    const { [key]: _, ...rest } = view;
    onChoose(value === '' ? rest : { ...rest, [key]: value });
  };
  return (
    <>
      {services.length > 0 && (
        <Choice
          label={t('service')}
          value={view.service ?? ''}
          onChoose={(value) => choose('service', value)}
        >
          <option value="">{t('anyService')}</option>
          {withOwn(services, view.service).map((service) => (
            <option key={service} value={service}>
              {serviceName(service)}
            </option>
          ))}
        </Choice>
      )}
      <Choice label={t('hour')} value={view.hour ?? ''} onChoose={(value) => choose('hour', value)}>
        <option value="">{t('anyHour')}</option>
        {withOwn(HOUR_CHOICES, view.hour).map((hour) => (
          <option key={hour} value={hour}>
            {hourWords(t, hour)}
          </option>
        ))}
      </Choice>
    </>
  );
}

/** What a link asked for can be seen to be chosen, too. */
function withOwn(choices: readonly string[], own: string | undefined): readonly string[] {
  return own === undefined || choices.includes(own) ? choices : [own, ...choices];
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
  onChoose(value: string): void;
}

function Choice({ label, value, children, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
