import { createRoute, Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { deskRoute } from '../app/root-route.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { formatNumber, useText } from '../messages/text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Pebble, type PebbleAnswer } from '../ui/pebble.tsx';
import { DeskHead } from './desk-head.tsx';
import { type Membership, may } from './membership.ts';

/** What needs a decision. */
export const todayRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  loader: ({ context }) => readToday(context.here),
  component: TodayPage,
});

async function readToday(here: Membership) {
  const params = { organisationId: here.organisationId };
  const one = { limit: 1 };
  const [drafts, changed, published, waiting, newest, checklist, batches] = await Promise.all([
    api.achievements.listAchievements({ params, query: { ...one, state: 'draft' } }),
    api.achievements.listAchievements({ params, query: { ...one, state: 'changed' } }),
    api.achievements.listAchievements({ params, query: { ...one, state: 'published' } }),
    api.credentials.listCredentials({ params, query: { ...one, claim: 'waiting', state: 'in-force' } }),
    api.credentials.listCredentials({ params, query: { limit: 100 } }),
    api.organisations.readChecklist({ params }),
    may(here, 'list.read') ? api.issuance.listBatches({ params, query: { limit: 5 } }) : undefined,
  ]);
  return {
    drafts: drafts.total,
    changed: changed.total,
    canIssue: published.total + changed.total > 0,
    waiting: waiting.total,
    failedLetters: newest.items.filter(item => item.letter === 'failed' && item.claim === 'waiting').length,
    gaps: checklist.items.filter(item => item.answer !== 'pass').length,
    batches: batches?.items.filter(batch => batch.state !== 'done' || batch.failed > 0) ?? [],
  };
}

function TodayPage() {
  const t = useText(words.desk);
  const { here } = todayRoute.useRouteContext();
  const { canIssue } = todayRoute.useLoaderData();
  const matters = useMatters();
  const params = { slug: here.slug };
  return (
    <>
      <DeskHead title={t('today')} page={t('today')} lead={t('todayLead')}>
        {canIssue && may(here, 'credential.issue') && (
          <Link className="button" to="/console/$slug/issue" params={params}>
            {t('issueNext')}
          </Link>
        )}
        {!canIssue && may(here, 'achievement.write') && (
          <Link className="button" to="/console/$slug/achievements" params={params}>
            {t('defineNext')}
          </Link>
        )}
      </DeskHead>
      {matters.length === 0 ? (
        <EmptyState sentence={t('nothingToday')} />
      ) : (
        <section aria-labelledby="needs">
          <h2 id="needs">{t('needsDecision')}</h2>
          <ul className="rows matters">
            {matters.map(matter => (
              <li key={matter.key}>
                <Pebble answer={matter.answer} />
                <div>
                  <p>
                    <b>{matter.title}</b>
                  </p>
                  {matter.text && <p className="soft">{matter.text}</p>}
                </div>
                {matter.link}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface Matter {
  key: string;
  answer: PebbleAnswer;
  title: string;
  text?: string;
  link: ReactNode;
}

/** Everything that waits for a person, worst first. */
function useMatters(): Matter[] {
  const t = useText(words.desk);
  const { here } = todayRoute.useRouteContext();
  const today = todayRoute.useLoaderData();
  const params = { slug: here.slug };
  const shown = (count: number) => formatNumber(t.language, count);
  const matters: Matter[] = [];
  const add = (count: number, matter: Matter) => count > 0 && matters.push(matter);
  const link = (words: string, to: LinkProps) => (
    <Link className="button button-plain" {...to}>
      {words}
    </Link>
  );
  add(today.failedLetters, {
    key: 'letters',
    answer: 'fail',
    title: t('lettersTitle', { count: today.failedLetters }),
    text: t('lettersText'),
    link: link(t('lettersLink'), { to: '/console/$slug/credentials', params, search: { claim: 'waiting' } }),
  });
  for (const batch of today.batches) {
    const isFailed = batch.state === 'done';
    const title = isFailed
      ? t('batchFailedTitle', { count: batch.failed, title: batch.achievementTitle })
      : t('batchTitle', { issued: shown(batch.issued), total: shown(batch.total), title: batch.achievementTitle });
    matters.push({
      key: batch.id,
      answer: isFailed ? 'fail' : 'todo',
      title,
      ...(isFailed ? {} : { text: t('batchText') }),
      link: link(t('batchLink'), { to: '/console/$slug/issue/$batchId', params: { ...params, batchId: batch.id } }),
    });
  }
  add(today.gaps, {
    key: 'gaps',
    answer: 'person',
    title: t('gapsTitle', { count: today.gaps }),
    link: link(t('gapsLink'), { to: '/console/$slug/ready', params }),
  });
  add(today.drafts, {
    key: 'drafts',
    answer: 'person',
    title: t('draftsTitle', { count: today.drafts }),
    text: t('draftsText'),
    link: link(t('draftsLink'), { to: '/console/$slug/achievements', params, search: { state: 'draft' } }),
  });
  add(today.changed, {
    key: 'changed',
    answer: 'person',
    title: t('changedTitle', { count: today.changed }),
    text: t('changedText'),
    link: link(t('changedLink'), { to: '/console/$slug/achievements', params, search: { state: 'changed' } }),
  });
  add(today.waiting, {
    key: 'waiting',
    answer: 'todo',
    title: t('waitingTitle', { count: today.waiting }),
    text: t('waitingText'),
    link: link(t('waitingLink'), { to: '/console/$slug/credentials', params, search: { claim: 'waiting' } }),
  });
  return matters;
}
