import type { AnchorHTMLAttributes } from 'react';
import { Link, useSearch } from 'wouter';
import { languageOf, searchInLanguage } from './i18n.ts';

export interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of the app, e.g. `/finder`. The language of the page goes along. */
  readonly to: string;
}

/** A link to another page of the app in the language spoken now. */
export function PageLink({ to, ...rest }: PageLinkProps) {
  const search = useSearch();
  return <Link href={to + searchInLanguage('', languageOf(search))} {...rest} />;
}
