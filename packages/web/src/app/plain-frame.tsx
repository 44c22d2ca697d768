import { Outlet } from '@tanstack/react-router';
import { useText } from '../messages/text.ts';
import { Masthead } from './masthead.tsx';
import { words } from './words.ts';

/** One column with the masthead above it. */
export function PlainFrame() {
  const t = useText(words.app);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="sheet">
        <Masthead />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  );
}
