import { useRouteContext } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from '../app/page-title.tsx';

/** Top of a desk page: where one is, its title, a line about it, and at most one filled action. */
export function DeskHead({
  title,
  page,
  lead,
  crumbs,
  children,
}: {
  title: ReactNode;
  page?: string;
  lead?: ReactNode;
  crumbs?: ReactNode;
  children?: ReactNode;
}) {
  const { here } = useRouteContext({ from: '/console/$slug' });
  return (
    <header className="desk-head">
      <div>
        {crumbs && <p className="crumbs">{crumbs}</p>}
        <PageTitle className="desk-title" place={here.organisationName} {...(page ? { page } : {})}>
          {title}
        </PageTitle>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {children && <div className="actions">{children}</div>}
    </header>
  );
}
