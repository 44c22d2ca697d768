/** The judge and its letter: fetched by the check page when there is something to check. */

import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { type Language, LanguageProvider } from '../messages/text.ts';
import { type Checked, checkAll, type Given, type Unread } from './check-given.ts';
import { ReportLetter } from './report-letter.tsx';
import { UnreadNote } from './unread-note.tsx';

export type { Given } from './check-given.ts';

let shown: Root | undefined;

const isUnread = (result: Checked | Unread): result is Unread => 'unread' in result;

/** Checks what was given and writes the letter for each into `place`, then moves there. */
export async function showReport(place: HTMLElement, given: readonly Given[]): Promise<void> {
  const language: Language = document.documentElement.lang === 'ar' ? 'ar' : 'en';
  const results = await checkAll(given);
  shown?.unmount();
  // A sheet of its own for each: whoever clears the place takes the sheet away whole, and it can still be unmounted.
  const sheet = document.createElement('div');
  place.replaceChildren(sheet);
  const root = createRoot(sheet);
  shown = root;
  flushSync(() => {
    root.render(
      <LanguageProvider value={language}>
        {results.map((result, index) => {
          const name = given[index]?.name;
          const key = `${index} ${name}`;
          if (isUnread(result))
            return <UnreadNote key={key} unread={result} name={given.length > 1 ? name : undefined} />;
          return <ReportLetter key={key} checked={result} name={name} />;
        })}
      </LanguageProvider>,
    );
  });
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}
