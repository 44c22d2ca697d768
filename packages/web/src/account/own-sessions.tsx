import type { OpenSession } from '@cairn/api/sign-in';
import { useRouter } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { useSay } from '../app/toast.tsx';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { type Text, useText } from '../messages/text.ts';
import { DateText } from '../ui/name.tsx';
import { Tag } from '../ui/note.tsx';
import { type Column, Table } from '../ui/table.tsx';

const deviceOf = (t: Text<keyof typeof words.account.en>, { browser, system }: OpenSession) =>
  t('deviceWords', { browser: t(`browser_${browser}`), system: t(`system_${system}`) });

/** Every browser that is signed in, and the way to end each. */
export function OwnSessions({ sessions }: { sessions: OpenSession[] }) {
  const t = useText(words.account);
  const router = useRouter();
  const say = useSay();
  const endOthers = useAction(async () => {
    const { ended } = await api.signIn.endOtherSessions({});
    await router.invalidate();
    say(t('endedOthers', { count: ended }));
  });
  const columns: Column<OpenSession>[] = [
    {
      id: 'device',
      heading: t('device'),
      cell: session => (
        <>
          {deviceOf(t, session)} {session.current && <Tag>{t('thisOne')}</Tag>}
        </>
      ),
    },
    { id: 'since', heading: t('signedIn'), cell: session => <DateText iso={session.createdAt} /> },
    { id: 'seen', heading: t('lastSeen'), cell: session => <DateText iso={session.seenAt} /> },
    { id: 'end', heading: t('end'), cell: session => (session.current ? '–' : <EndOne session={session} />) },
  ];
  return (
    <section className="part-alone" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions')}</h2>
      <p className="soft">{t('sessionsText')}</p>
      <Table
        caption={t('sessionsCaption', { count: sessions.length })}
        columns={columns}
        rows={sessions}
        keyOf={session => session.id}
      />
      <TroubleNote trouble={endOthers.trouble} />
      {sessions.length > 1 && (
        <ActionButton look="plain" busy={endOthers.busy} onClick={() => endOthers.run()}>
          {t('endOthers')}
        </ActionButton>
      )}
    </section>
  );
}

function EndOne({ session }: { session: OpenSession }) {
  const t = useText(words.account);
  const router = useRouter();
  const say = useSay();
  const end = useAction(async () => {
    await api.signIn.endSession({ params: { sessionId: session.id } });
    await router.invalidate();
    say(t('ended'));
  });
  return (
    <>
      <TroubleNote trouble={end.trouble} />
      <ActionButton
        look="bare"
        busy={end.busy}
        aria-label={t('endOf', { device: deviceOf(t, session) })}
        onClick={() => end.run()}
      >
        {t('end')}
      </ActionButton>
    </>
  );
}
