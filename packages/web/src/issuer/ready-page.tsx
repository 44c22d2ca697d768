import { checklistSentence } from '@cairn/api/checklist';
import type { ChecklistItem } from '@cairn/api/organisations';
import { createRoute, Link, useRouter } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { deskRoute } from '../app/root-route.ts';
import { useSay } from '../app/toast.tsx';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { formatDate, type Language, useText } from '../messages/text.ts';
import { StoneProgress } from '../ui/cairn-list.tsx';
import { DateText } from '../ui/name.tsx';
import { Pebble } from '../ui/pebble.tsx';
import { DeskHead } from './desk-head.tsx';
import { may } from './membership.ts';

/** Is everything ready to issue? Each stone is a test that was run. */
export const readyRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'ready',
  loader: ({ context }) => api.organisations.readChecklist({ params: { organisationId: context.here.organisationId } }),
  component: ReadyPage,
});

const passedOf = (items: ChecklistItem[]) => items.filter(item => item.answer === 'pass').length;

function ReadyPage() {
  const t = useText(words.desk);
  const { testedAt, items } = readyRoute.useLoaderData();
  const { here } = readyRoute.useRouteContext();
  const router = useRouter();
  const say = useSay();
  const again = useAction(async () => {
    const { items: fresh } = await api.organisations.readChecklist({ params: { organisationId: here.organisationId } });
    await router.invalidate();
    say(t('testedAgain', { placed: passedOf(fresh), of: fresh.length }));
  });
  return (
    <>
      <DeskHead
        title={t('readyTitle')}
        page={t('readyTitle')}
        lead={t.rich('tested', { when: <DateText key="when" iso={testedAt} detail="minute" /> })}
      >
        <ActionButton look="plain" busy={again.busy} onClick={() => again.run()}>
          {t('testAgain')}
        </ActionButton>
      </DeskHead>
      <TroubleNote trouble={again.trouble} />
      <p className="ready-count">
        <StoneProgress placed={passedOf(items)} of={items.length} label={t('readyTitle')} />
        <span className="soft">{t('eachStone')}</span>
      </p>
      <ol className="questions ready">
        {items.map(item => (
          <ReadyRow key={item.id} item={item} />
        ))}
      </ol>
    </>
  );
}

/** Facts as the reader writes them: a day is no `2026-03-19` to anybody. */
function inWords({ on, ...facts }: ChecklistItem['facts'], language: Language): ChecklistItem['facts'] {
  return on === undefined ? facts : { ...facts, on: formatDate(language, on) };
}

function ReadyRow({ item }: { item: ChecklistItem }) {
  const t = useText(words.ready);
  const hasPassed = item.answer === 'pass';
  return (
    <li>
      <Pebble answer={item.answer} />
      <div>
        <h2>{t(`${item.id}_${hasPassed ? 'pass' : 'open'}`)}</h2>
        <p className="soft">{checklistSentence({ ...item, facts: inWords(item.facts, t.language) }, t.language)}</p>
      </div>
      {!hasPassed && <Fix id={item.id} />}
    </li>
  );
}

/** Where the gap is closed, when that can be done here. */
function Fix({ id }: { id: ChecklistItem['id'] }) {
  const t = useText(words.ready);
  const { here } = readyRoute.useRouteContext();
  const params = { slug: here.slug };
  const look = 'button button-plain';
  if (id === 'profile' && may(here, 'organisation.change'))
    return (
      <Link className={look} to="/console/$slug/settings" params={params}>
        {t('profileFix')}
      </Link>
    );
  if (id === 'key-backup' && may(here, 'key.back-up'))
    return (
      <Link className={look} to="/console/$slug/keys" params={params}>
        {t('keyBackupFix')}
      </Link>
    );
  if (id === 'mail')
    return (
      <Link className={look} to="/outbox">
        {t('mailFix')}
      </Link>
    );
  if (id === 'achievement')
    return (
      <Link className={look} to="/console/$slug/achievements" params={params}>
        {t('achievementFix')}
      </Link>
    );
  return null;
}
