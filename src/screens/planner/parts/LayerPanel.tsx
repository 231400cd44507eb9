import { useState } from 'react';
import { type Colouring, toggleLayer, VIEW_LAYERS } from '../../../state/view-store.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { Icon } from '../Icon.tsx';
import styles from './LayerPanel.module.css';
import { Legend } from './Legend.tsx';

/** Below this there is no room for it beside the toolbar and the map; the style sheet has the same height. */
const ROOMY = '(min-height: 840px)';

/** Switches for layers with the legend of what they show. */
export function LayerPanel() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const layers = useDeskState('view', (view) => view.layers);
  const colouring = useDeskState('view', (view) => view.colouring);
  const [open, setOpen] = useState(() => window.matchMedia(ROOMY).matches);
  const { view } = desk.stores;
  return (
    <details className={styles.panel} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <Icon name="layers" />
        {t('layers.label')}
      </summary>
      <div className={styles.body}>
        <fieldset className={styles.switches}>
          <legend className={styles.hidden}>{t('layers.label')}</legend>
          {VIEW_LAYERS.map((layer) => (
            <label key={layer} className={styles.switch}>
              <input type="checkbox" checked={layers.has(layer)} onChange={() => toggleLayer(view, layer)} />
              {t(`layers.${layer}`)}
            </label>
          ))}
        </fieldset>
        <label className={styles.colouring}>
          {t('layers.colouring')}
          <select
            value={colouring}
            onChange={(event) => view.setState({ colouring: event.target.value as Colouring })}
          >
            <option value="band">{t('layers.band')}</option>
            <option value="coverage">{t('layers.coverage')}</option>
          </select>
        </label>
        <Legend colouring={colouring} />
      </div>
    </details>
  );
}
