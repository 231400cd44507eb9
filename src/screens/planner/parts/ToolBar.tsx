import type { KeyboardEvent } from 'react';
import { isEditable } from '../../../state/draft-store.ts';
import { chooseTool, EDITING_TOOLS, TOOL_GROUPS, type ToolName } from '../../../state/view-store.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { Icon } from '../Icon.tsx';
import { TOOL_KEYS } from '../tool-keys.ts';
import styles from './ToolBar.module.css';

/** The tools in hand's reach, by what they work on. Arrow keys walk through them; Tab passes them as one. */
export function ToolBar({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useTranslation('planner');
  const inHand = useDeskState('view', (view) => view.tool);
  return (
    <div
      className={styles.tools}
      role="toolbar"
      aria-label={t('tools.label')}
      aria-orientation="vertical"
      onKeyDown={walkByArrows}
    >
      {TOOL_GROUPS.map(({ group, tools }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons of a toolbar.
        <div key={group} className={styles.group} role="group" aria-label={t(`tools.group.${group}`)}>
          {group !== 'look' && (
            <span className={styles.heading} aria-hidden="true">
              {t(`tools.group.${group}`)}
            </span>
          )}
          {tools.map((name) => (
            <ToolButton key={name} name={name} inHand={inHand === name} />
          ))}
          {group === 'look' && (
            <button
              type="button"
              className={styles.tool}
              tabIndex={-1}
              title={`${t('tools.help')} (?)`}
              aria-keyshortcuts="?"
              onClick={onHelp}
            >
              <Icon name="keyboard" />
              <span>{t('tools.help')}</span>
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function ToolButton({ name, inHand }: { readonly name: ToolName; readonly inHand: boolean }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  const off = EDITING_TOOLS.has(name) && !editable;
  return (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={inHand}
      aria-label={t(`tools.${name}`)}
      aria-keyshortcuts={TOOL_KEYS[name]}
      tabIndex={inHand ? 0 : -1}
      disabled={off}
      title={
        off ? t('tools.locked') : `${t(`tools.${name}`)} (${TOOL_KEYS[name]}) · ${t(`tools.hint.${name}`)}`
      }
      onClick={() => chooseTool(desk.stores.view, name)}
    >
      <Icon name={name} />
      <span>{t(`tools.short.${name}`)}</span>
    </button>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function walkByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const next = buttons.indexOf(document.activeElement as HTMLElement) + step;
  buttons[(next + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
