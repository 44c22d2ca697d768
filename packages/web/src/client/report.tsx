/** The judge and its letter: fetched by the check page when there is something to check. */

import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { type Language, LanguageProvider } from '../messages/text.ts';
import { type Checked, checkGiven, type Given, type Unread } from './check-given.ts';
import { ReportLetter } from './report-letter.tsx';
import { UnreadNote } from './unread-note.tsx';

export type { Given } from './check-given.ts';

let shown: Root | undefined;

const isUnread = (result: Checked | Unread): result is Unread => 'unread' in result;

/** Checks what was given and writes the letter into `place`, then moves there. */
export async function showReport(place: HTMLElement, given: Given): Promise<void> {
  const language: Language = document.documentElement.lang === 'ar' ? 'ar' : 'en';
  const result = await checkGiven(given);
  shown?.unmount();
  place.textContent = '';
  const root = createRoot(place);
  shown = root;
  flushSync(() => {
    root.render(
      <LanguageProvider value={language}>
        {isUnread(result) ? <UnreadNote unread={result} /> : <ReportLetter checked={result} name={given.name} />}
      </LanguageProvider>,
    );
  });
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}
