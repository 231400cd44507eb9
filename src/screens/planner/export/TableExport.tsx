import { useState } from 'react';
import { isEmptyChange } from '../../../editing/change.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { draftChange } from '../../../state/draft-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { currentLanguage } from '../../../ui/i18n.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';

/** Takes the tables of the desk away as a spreadsheet. */
export function TableExport() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const current = useDeskState('figures', (figures) => figures.current);
  const report = useDeskState('figures', (figures) => figures.report);
  const draft = useDeskState('draft', (state) =>
    isEmptyChange(draftChange(state)) ? null : (state.plan?.name ?? t('plan.unnamed')),
  );
  const [standing, setStanding] = useState<'ready' | 'busy' | 'failed'>('ready');
  if (current === null) return null;
  const save = async () => {
    setStanding('busy');
    try {
      const { exportDesk } = await import('./export-desk.ts');
      const file = await exportDesk({ city, current, report, draft }, currentLanguage());
      const name = { place: city.data.info.name, day: chinaDay(new Date()) };
      saveFile(file, `${t('tableExport.file', name)}.xlsx`);
      setStanding('ready');
    } catch (cause) {
      console.error('The tables could not be exported.', cause);
      setStanding('failed');
    }
  };
  return (
    <Button
      variant="quiet"
      disabled={standing === 'busy'}
      aria-label={t('tableExport.label')}
      title={standing === 'failed' ? t('tableExport.failed') : t('tableExport.label')}
      onClick={() => void save()}
    >
      XLSX
    </Button>
  );
}
