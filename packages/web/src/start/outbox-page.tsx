import type { Letter } from '@cairn/api/messages';
import { createRoute } from '@tanstack/react-router';
import { PageTitle } from '../app/page-title.tsx';
import { Paging } from '../app/paging.tsx';
import { plainRoute } from '../app/root-route.ts';
import { SearchBox } from '../app/search-box.tsx';
import { parseText, parseWords } from '../app/search-words.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { formatDate, useText } from '../messages/text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Note } from '../ui/note.tsx';

/** Letters that were kept here because no mail server is set up. */
export const outboxRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/outbox',
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { search: parseText, cursor: parseText }),
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => api.messages.listOutbox({ query: deps }),
  component: OutboxPage,
});

function OutboxPage() {
  const t = useText(words.signIn);
  const letters = outboxRoute.useLoaderData();
  const search = outboxRoute.useSearch();
  const navigate = outboxRoute.useNavigate();
  return (
    <>
      <PageTitle className="title spaced" place="Cairn">
        {t('outboxPage')}
      </PageTitle>
      <p className="lead">{t('outboxLead')}</p>
      <SearchBox
        label={t('outboxSearch')}
        value={search.search ?? ''}
        onSearch={text => navigate({ search: text ? { search: text } : {} })}
      />
      {letters.items.length === 0 && (
        <EmptyState sentence={search.search ? t('outboxNone', { search: search.search }) : t('outboxEmpty')} />
      )}
      <ul className="rows letters">
        {letters.items.map(letter => (
          <li key={letter.id}>
            <KeptLetter letter={letter} />
          </li>
        ))}
      </ul>
      <Paging
        page={letters}
        cursor={search.cursor}
        go={cursor => navigate({ search: before => ({ ...before, cursor }) })}
      />
    </>
  );
}

function KeptLetter({ letter }: { letter: Letter }) {
  const t = useText(words.signIn);
  return (
    <details className="letter">
      <summary>
        <span className="letter-subject">
          <bdi>{letter.subject}</bdi>
        </span>
        <span className="letter-to">
          {t('to')} <bdi>{letter.to}</bdi>,{' '}
          <time dateTime={letter.createdAt}>{formatDate(t.language, letter.createdAt, 'minute')}</time>
        </span>
      </summary>
      {letter.lastError && <Note answer="fail">{t('letterFailed', { reason: letter.lastError })}</Note>}
      <div className="letter-text" dir="auto">
        <LinkedText text={letter.text} />
      </div>
    </details>
  );
}

/** The letter as plain text whose addresses can be followed. */
function LinkedText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return parts.map((part, place) => {
    // A letter never changes: the place in it identifies the part.
    const key = `${place}`;
    return place % 2 === 1 ? (
      <a key={key} href={part} dir="ltr">
        {part}
      </a>
    ) : (
      <span key={key}>{part}</span>
    );
  });
}
