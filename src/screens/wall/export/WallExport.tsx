import { useRef, useState } from 'react';
import type { Plan } from '../../../domain/plan.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { Button } from '../../../ui/Button.tsx';
import { addMessages, currentLanguage } from '../../../ui/i18n.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { useTranslation } from '../../../ui/translation.ts';
import type { EngineClient } from '../../../worker/client.ts';
import type { WallView } from '../wall-view.ts';
import type { WallFormat } from './export-wall.ts';
import { messages } from './messages.ts';
import styles from './WallExport.module.css';

addMessages('wallExport', messages);

const FORMATS: readonly WallFormat[] = ['png', 'pdf', 'xlsx'];

export interface WallExportProps {
  readonly view: WallView;
  readonly plan: Plan | null;
  readonly engine: EngineClient;
}

/** Takes the wall away as a picture, a document or tables. What makes them is loaded when it is asked for. */
export function WallExport({ view, plan, engine }: WallExportProps) {
  const { t } = useTranslation('wallExport');
  const group = useRef<HTMLElement>(null);
  const [standing, setStanding] = useState<'ready' | 'busy' | 'failed'>('ready');
  const save = async (format: WallFormat) => {
    const screen = group.current?.closest<HTMLElement>('[data-wall]');
    if (!screen) return;
    setStanding('busy');
    try {
      const { exportWall } = await import('./export-wall.ts');
      const place = view.area.name;
      const named = { place, limit: view.tiers.limit, day: chinaDay(new Date()) };
      const wall = { view, plan, engine, screen, title: t('title', named), language: currentLanguage() };
      saveFile(await exportWall(wall, format), `${t('file', named)}.${format}`);
      setStanding('ready');
    } catch (cause) {
      console.error('The wall could not be exported.', cause);
      setStanding('failed');
    }
  };
  return (
    <section ref={group} className={styles.group} aria-label={t('label')} data-left-out="">
      {FORMATS.map((format) => (
        <Button
          key={format}
          variant="quiet"
          disabled={standing === 'busy'}
          aria-label={`${t('label')} ${t(format)}`}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <span role="status" className={styles.standing}>
        {standing !== 'ready' && t(standing)}
      </span>
    </section>
  );
}
