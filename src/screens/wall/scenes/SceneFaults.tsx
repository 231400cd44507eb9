import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { ScenesFault } from './parse-scenes.ts';

/** One sentence on a file of scenes that is no good; the wall goes on with others. */
export function SceneFaults({ faults }: { readonly faults: readonly ScenesFault[] }) {
  const { t } = useTranslation('scenes');
  if (faults.length === 0) return null;
  return (
    <Notice tone="attention" title={t('fault.title')}>
      {faults.map((fault) => (
        <p key={JSON.stringify(fault)}>{t(`fault.${fault.kind}`, { ...fault })}</p>
      ))}
    </Notice>
  );
}
