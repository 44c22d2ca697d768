import type { Permission } from '@cairn/api/permissions';
import { Link, Outlet, useLocation, useRouteContext } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LanguageSwitch, SignOut } from '../app/masthead.tsx';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { Brand } from '../ui/mark.tsx';
import { Name } from '../ui/name.tsx';
import { may } from './membership.ts';
import { RoleNames } from './role-names.tsx';

/** A quiet rail of words, and one page beside it. */
export function DeskFrame() {
  const t = useText(words.app);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="desk-frame">
        <Rail />
        <main id="main" className="desk" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  );
}

function Rail() {
  const t = useText(words.desk);
  const app = useText(words.app);
  const { session, here } = useRouteContext({ from: '/console/$slug' });
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes because the page changed
  useEffect(() => setOpen(false), [pathname]);
  return (
    <header className="rail">
      <Brand href="/" />
      <div className="rail-place">
        <Name>{here.organisationName}</Name>
        {session.memberships.length > 1 && (
          <Link to="/console" className="rail-desks">
            {t('desks')}
          </Link>
        )}
      </div>
      <button
        type="button"
        className="rail-menu"
        aria-expanded={open}
        aria-controls="rail-sections"
        onClick={() => setOpen(!open)}
      >
        {t('menu')}
      </button>
      <div id="rail-sections" className={open ? 'rail-sections is-open' : 'rail-sections'}>
        <Sections />
        <div className="rail-who">
          <b>
            <Name>{session.person?.name ?? session.person?.email ?? ''}</Name>
          </b>
          <span>
            <RoleNames roles={here.roles} />
          </span>
          <Link to="/account">{app('account')}</Link>
          <SignOut />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}

type DeskPlace =
  `/console/$slug${'' | `/${'achievements' | 'issue' | 'credentials' | 'ready' | 'keys' | 'people' | 'settings' | 'api-keys' | 'record'}`}`;

interface Section {
  to: DeskPlace;
  label: keyof typeof words.desk.en;
  /** Who may open it; everybody when absent. */
  needs?: Permission;
}

const sections: Section[][] = [
  [
    { to: '/console/$slug', label: 'today' },
    { to: '/console/$slug/achievements', label: 'achievements' },
    { to: '/console/$slug/issue', label: 'issue', needs: 'credential.issue' },
    { to: '/console/$slug/credentials', label: 'credentials' },
  ],
  [
    { to: '/console/$slug/ready', label: 'ready' },
    { to: '/console/$slug/keys', label: 'keys' },
    { to: '/console/$slug/people', label: 'people' },
    { to: '/console/$slug/settings', label: 'settings', needs: 'organisation.change' },
    { to: '/console/$slug/api-keys', label: 'apiKeys', needs: 'api-key.manage' },
    { to: '/console/$slug/record', label: 'record', needs: 'audit.read' },
  ],
];

/** Only what exists, and only what this role may open. */
function Sections() {
  const t = useText(words.desk);
  const { here } = useRouteContext({ from: '/console/$slug' });
  return (
    <nav aria-label={t('sections')}>
      {sections.map(group => (
        <ul key={group[0]?.label}>
          {group
            .filter(({ needs }) => needs === undefined || may(here, needs))
            .map(({ to, label }) => (
              <li key={label}>
                <Link
                  to={to}
                  params={{ slug: here.slug }}
                  activeOptions={{ exact: label === 'today', includeSearch: false }}
                >
                  {t(label)}
                </Link>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  );
}
