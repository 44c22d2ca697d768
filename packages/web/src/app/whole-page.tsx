import { type ErrorComponentProps, Outlet, useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { PageTitle } from './page-title.tsx';
import { ProveDialog } from './prove-dialog.tsx';
import { SayProvider } from './toast.tsx';
import { codeOf, toTrouble } from './trouble.ts';
import { TroubleNote } from './trouble-note.tsx';
import { words } from './words.ts';

/** Around every page. */
export function AppFrame() {
  return (
    <SayProvider>
      <Outlet />
      <ProveDialog />
    </SayProvider>
  );
}

function Sorry({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="narrow">
      <PageTitle place="Cairn">{title}</PageTitle>
      {children}
    </div>
  );
}

export function NotFoundPage() {
  const t = useText(words.app);
  return (
    <Sorry title={t('notFoundTitle')}>
      <p className="lead">{t('notFoundText')}</p>
      <p>
        <a href="/">{t('notFoundNext')}</a>
      </p>
    </Sorry>
  );
}

/** A page whose content could not be fetched: why, and one button to try again. */
export function FailedPage({ error }: ErrorComponentProps) {
  const t = useText(words.app);
  const router = useRouter();
  const note = useRef<HTMLDivElement>(null);
  const trouble = toTrouble(error);
  if (codeOf(trouble) === 'not_found') return <NotFoundPage />;
  return (
    <Sorry title={t('failedTitle')}>
      <TroubleNote trouble={trouble} ref={note} />
      <Button look="plain" onClick={() => router.invalidate()}>
        {t('tryAgain')}
      </Button>
    </Sorry>
  );
}

/** The same where no frame is around it. */
export function BareFailedPage(failed: ErrorComponentProps) {
  return (
    <main id="main" className="sheet">
      <FailedPage {...failed} />
    </main>
  );
}

export function BareNotFoundPage() {
  return (
    <main id="main" className="sheet">
      <NotFoundPage />
    </main>
  );
}

/** Stands in for a page under way, with the height of one, so that nothing jumps. */
export function PendingPage() {
  const t = useText(words.app);
  return (
    <div className="pending" role="status">
      <span className="unseen">{t('loading')}</span>
    </div>
  );
}
