import type { AchievementView } from '@cairn/api/achievements';
import { createRoute, Link } from '@tanstack/react-router';
import { Filter } from '../../app/filter.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { parseOneOf, parseText, parseWords } from '../../app/search-words.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/field.tsx';
import { DeskHead } from '../desk-head.tsx';
import { mustMay } from '../membership.ts';
import { EarlierLists } from './earlier-lists.tsx';
import { ListDrop } from './list-drop.tsx';
import { listIssuable } from './list-issuable.ts';
import { ListWork } from './list-work.tsx';
import { OneLearner } from './one-learner.tsx';
import { useList } from './use-list.ts';

/** To one person or to a list; what and to whom stands in the address. */
export const issueRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'issue',
  beforeLoad: mustMay('credential.issue'),
  validateSearch: (search: Record<string, unknown>) =>
    parseWords(search, { achievement: parseText, to: parseOneOf(['list'] as const) }),
  loaderDeps: ({ search }) => ({ achievement: search.achievement }),
  loader: async ({ context, deps }) => {
    const { organisationId } = context.here;
    const issuable = await listIssuable(organisationId);
    const chosen =
      issuable.find(({ id }) => id === deps.achievement) ?? (issuable.length === 1 ? issuable[0] : undefined);
    const [achievement, batches] = await Promise.all([
      chosen && api.achievements.getAchievement({ params: { organisationId, achievementId: chosen.id } }),
      api.issuance.listBatches({ params: { organisationId }, query: { limit: 10 } }),
    ]);
    return { issuable, achievement, batches };
  },
  component: IssuePage,
});

function IssuePage() {
  const t = useText(words.issue);
  const desk = useText(words.desk);
  const { here } = issueRoute.useRouteContext();
  const { issuable, achievement, batches } = issueRoute.useLoaderData();
  const search = issueRoute.useSearch();
  const navigate = issueRoute.useNavigate();
  if (issuable.length === 0)
    return (
      <>
        <DeskHead title={desk('issue')} page={desk('issue')} />
        <EmptyState sentence={t('noAchievement')}>
          <Link className="button" to="/console/$slug/achievements" params={{ slug: here.slug }}>
            {t('toAchievements')}
          </Link>
        </EmptyState>
      </>
    );
  const choices = issuable.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      <DeskHead title={desk('issue')} page={desk('issue')} lead={t('lead')} />
      <div className="issue-what">
        <Select
          label={t('achievement')}
          choices={achievement ? choices : [{ value: '', label: t('chooseAchievement') }, ...choices]}
          value={achievement?.id ?? ''}
          onChange={event =>
            navigate({ search: before => ({ ...before, achievement: event.target.value || undefined }) })
          }
        />
        <Filter
          label={t('how')}
          all={t('one')}
          chosen={search.to}
          choices={[{ value: 'list', label: t('many') }]}
          choose={to => navigate({ search: before => ({ ...before, to }) })}
        />
      </div>
      {achievement && search.to === undefined && <OneLearner key={achievement.id} achievement={achievement} />}
      {achievement && search.to === 'list' && <ManyLearners key={achievement.id} achievement={achievement} />}
      <EarlierLists batches={batches.items} />
    </>
  );
}

function ManyLearners({ achievement }: { achievement: AchievementView }) {
  const state = useList(achievement.organisationId, achievement.id);
  if (!state.list) return <ListDrop state={state} />;
  return (
    <ListWork list={state.list} state={state} title={achievement.definition.title} achievementId={achievement.id} />
  );
}
