import { Fragment } from 'react';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import { useShowPlace } from '../map-context.tsx';
import styles from './ScopePicker.module.css';

/** City ▸ sub-district ▸ community as a row of choices; choosing one also brings it into view. */
export function ScopePicker() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const index = useCityPart((city) => city.index);
  const data = useCityPart((city) => city.data);
  const scope = useDeskState('view', (view) => view.scope);
  const show = useShowPlace();

  const roots = index.childrenOf(null);
  const root = roots.length === 1 ? roots[0] : null;
  const line = scope === null ? [] : [...index.lineOf(scope)].reverse().filter((unit) => unit !== root);
  const parents: (string | null)[] = [root?.code ?? null, ...line.map(({ code }) => code)];
  const steps = parents
    .map((parent, depth) => ({ parent, depth, choices: index.childrenOf(parent) }))
    .filter(({ choices }) => choices.length > 0);

  const choose = (code: string | null) => {
    desk.stores.view.setState({ scope: code });
    show(code ?? root?.code ?? '');
  };
  return (
    <nav className={styles.scope} aria-label={t('scope.label')}>
      <button type="button" className={styles.city} onClick={() => choose(null)}>
        {data.info.name}
      </button>
      {steps.map(({ parent, depth, choices }) => (
        <Fragment key={parent ?? 'root'}>
          <span className={styles.arrow} aria-hidden="true">
            ▸
          </span>
          <select
            className={styles.select}
            aria-label={t(`scope.${choices[0].level}`)}
            value={line[depth]?.code ?? ''}
            onChange={(event) => choose(event.target.value || (depth === 0 ? null : parent))}
          >
            <option value="">{t(`scope.all.${choices[0].level}`)}</option>
            {choices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Fragment>
      ))}
    </nav>
  );
}
