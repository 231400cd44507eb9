import { Component, type ReactNode, Suspense } from 'react';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';

/** A part whose code comes late, so that the list does not wait for it. Where it does not come the page goes on. */
export function LatePart({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('finder');
  return (
    <Guarded missing={<Notice tone="attention">{t('part.missing')}</Notice>}>
      <Suspense fallback={<LoadingState label={t('part.coming')} />}>{children}</Suspense>
    </Guarded>
  );
}

interface GuardedProps {
  readonly children: ReactNode;
  readonly missing: ReactNode;
}

class Guarded extends Component<GuardedProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error('A part of the page did not come.', error);
  }

  override render() {
    return this.state.failed ? this.props.missing : this.props.children;
  }
}
