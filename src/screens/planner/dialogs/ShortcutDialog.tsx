import { TOOL_NAMES } from '../../../state/view-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { TOOL_KEYS } from '../tool-keys.ts';
import dialogStyles from './Dialog.module.css';
import styles from './ShortcutDialog.module.css';

/** A key by its cap, or by the word that each language has for it. */
type Key = { readonly cap: string } | { readonly word: 'arrows' | 'shiftArrows' | 'enter' | 'space' };

const DRAWING = [
  { act: 'crosshair', word: 'arrows' },
  { act: 'crosshairLong', word: 'shiftArrows' },
  { act: 'click', word: 'enter' },
  { act: 'finish', cap: '.' },
  { act: 'backspace', cap: 'Backspace' },
  { act: 'escape', cap: 'Esc' },
  { act: 'accept', word: 'enter' },
  { act: 'repairs', cap: '1 – 9' },
] as const;

const DESK = [
  { act: 'units', cap: '1 2 3' },
  { act: 'brush', cap: '[ ]' },
  { act: 'snapping', cap: 'Shift + S' },
  { act: 'snappingPause', cap: 'Alt' },
  { act: 'lock', cap: 'K' },
  { act: 'lockOthers', cap: 'Shift + K' },
  { act: 'undo', cap: 'Ctrl + Z' },
  { act: 'redo', cap: 'Ctrl + Shift + Z' },
  { act: 'pan', word: 'space' },
  { act: 'help', cap: '?' },
] as const;

/** Every key of the desk, shown on `?`. */
export function ShortcutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('planner');
  return (
    <Dialog title={t('shortcuts.title')} wide onClose={onClose}>
      <div className={styles.columns}>
        <section>
          <h3>{t('shortcuts.tools')}</h3>
          <dl className={styles.list}>
            {TOOL_NAMES.map((name) => (
              <Row key={name} keyOf={{ cap: TOOL_KEYS[name] }} words={t(`tools.${name}`)} />
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('shortcuts.drawing')}</h3>
          <dl className={styles.list}>
            {DRAWING.map((each) => (
              <Row key={each.act} keyOf={each} words={t(`shortcuts.act.${each.act}`)} />
            ))}
          </dl>
          <h3>{t('shortcuts.map')}</h3>
          <dl className={styles.list}>
            {DESK.map((each) => (
              <Row key={each.act} keyOf={each} words={t(`shortcuts.act.${each.act}`)} />
            ))}
          </dl>
        </section>
      </div>
      <div className={dialogStyles.actions}>
        <Button onClick={onClose}>{t('dialog.close')}</Button>
      </div>
    </Dialog>
  );
}

function Row({ keyOf, words }: { readonly keyOf: Key; readonly words: string }) {
  const { t } = useTranslation('planner');
  return (
    <div className={styles.row}>
      <dt>
        <kbd>{'cap' in keyOf ? keyOf.cap : t(`shortcuts.keys.${keyOf.word}`)}</kbd>
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
