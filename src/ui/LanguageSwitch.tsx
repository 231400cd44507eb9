import { useLocation, useSearch } from 'wouter';
import { Button } from './Button.tsx';
import { currentLanguage, searchInLanguage } from './i18n.ts';
import { useTranslation } from './translation.ts';

/** One switch between the two languages, named in the language it leads to. Keeps all other URL state. */
export function LanguageSwitch({ className }: { readonly className?: string }) {
  const { t } = useTranslation('ui');
  const [path, navigate] = useLocation();
  // Re-renders with the query, while the click reads the live one: pages also write it directly.
  useSearch();
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button
      variant="quiet"
      className={className}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        const { search, hash } = window.location;
        navigate(path + searchInLanguage(search, other) + hash, { replace: true });
      }}
    >
      {t('otherLanguage')}
    </Button>
  );
}
