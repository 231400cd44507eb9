import { useTranslation } from 'react-i18next';
import { isEditable } from '../../../state/draft-store.ts';
import { chooseTool, EDITING_TOOLS, TOOL_NAMES } from '../../../state/view-store.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { Icon } from '../Icon.tsx';
import styles from './ToolBar.module.css';

/** The tools in hand's reach, and one line about the one in use. */
export function ToolBar() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const tool = useDeskState('view', (view) => view.tool);
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools.label')} aria-orientation="vertical">
      {TOOL_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.tool}
          aria-pressed={tool === name}
          disabled={EDITING_TOOLS.has(name) && !editable}
          title={EDITING_TOOLS.has(name) && !editable ? t('tools.locked') : t(`tools.hint.${name}`)}
          onClick={() => chooseTool(desk.stores.view, name)}
        >
          <Icon name={name} />
          <span>{t(`tools.${name}`)}</span>
        </button>
      ))}
    </div>
  );
}
