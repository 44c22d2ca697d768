import type { AchievementView } from '@cairn/api/achievements';
import { createRoute, Link, useRouter } from '@tanstack/react-router';
import { deskRoute } from '../../app/root-route.ts';
import { useSay } from '../../app/toast.tsx';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { formatDate, useText } from '../../messages/text.ts';
import { Name } from '../../ui/name.tsx';
import { Note } from '../../ui/note.tsx';
import { DeskHead } from '../desk-head.tsx';
import { may } from '../membership.ts';
import { HowEarned, LanguageAndKind, MoreDetails, TitleAndSentence } from './basics.tsx';
import { DropDraft } from './drop-draft.tsx';
import { HowShown } from './how-shown.tsx';
import { Outcomes } from './outcomes.tsx';
import { newestVersion, Publish } from './publish.tsx';
import { QualityAssurance } from './quality.tsx';
import { ReadinessAside } from './readiness-aside.tsx';
import { SaveLine, SaveTrouble } from './save-line.tsx';
import { type Draft, useDraft } from './use-draft.ts';
import { WorkloadAndLevel } from './workload-and-level.tsx';
import { WritingProvider } from './writing-context.tsx';

/** Writing on the left, readiness on the right. */
export const editorRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'achievements/$achievementId',
  loader: ({ context, params }) =>
    api.achievements.getAchievement({
      params: { organisationId: context.here.organisationId, achievementId: params.achievementId },
    }),
  component: EditorPage,
});

function EditorPage() {
  const loaded = editorRoute.useLoaderData();
  return <Editor key={loaded.id} loaded={loaded} />;
}

function Editor({ loaded }: { loaded: AchievementView }) {
  const t = useText(words.editor);
  const { here } = editorRoute.useRouteContext();
  const draft = useDraft(loaded);
  const { view, writing, change } = draft;
  const isReader = !may(here, 'achievement.write');
  return (
    <WritingProvider value={{ writing, change }}>
      <EditorHead draft={draft} isReader={isReader} />
      <SaveTrouble draft={draft} />
      {isReader && <Note>{t('readOnly')}</Note>}
      <div className="editor">
        <fieldset className="editor-paper" disabled={isReader} aria-label={t('title')}>
          <TitleAndSentence />
          <Outcomes seed={view.publicUrl} />
          <HowEarned />
          <WorkloadAndLevel />
          <HowShown />
          <QualityAssurance />
          <MoreDetails />
          <LanguageAndKind />
        </fieldset>
        <ReadinessAside view={view} issuerName={here.organisationName} slug={here.slug} />
      </div>
      <Versions view={view} />
    </WritingProvider>
  );
}

function EditorHead({ draft, isReader }: { draft: Draft; isReader: boolean }) {
  const t = useText(words.editor);
  const desk = useText(words.desk);
  const { here } = editorRoute.useRouteContext();
  const router = useRouter();
  const say = useSay();
  const { view, writing } = draft;
  const version = newestVersion(view);
  const name = writing.title.trim() || t('untitled');
  const dropped = async (remains: boolean) => {
    if (remains) await draft.takeTheirs();
    else await router.navigate({ to: '/console/$slug/achievements', params: { slug: here.slug } });
    say(t('dropped'));
  };
  const crumbs = (
    <>
      <Link to="/console/$slug/achievements" params={{ slug: here.slug }}>
        {desk('achievements')}
      </Link>
      {t.language === 'ar' ? '، ' : ', '}
      <Name>{name}</Name>
    </>
  );
  const isDraft = view.state !== 'published';
  const title = isDraft
    ? version === 0
      ? t('draftOne')
      : t('draftNext', { next: version + 1 })
    : t('upToDate', { version });
  return (
    <DeskHead
      title={title}
      page={name}
      crumbs={crumbs}
      lead={version > 0 ? t('versionLive', { version }) : t('neverPublished')}
    >
      {!isReader && (
        <>
          <SaveLine draft={draft} />
          <DropDraft view={view} dropped={dropped} />
        </>
      )}
      {may(here, 'achievement.publish') && <Publish draft={draft} />}
      {view.state === 'published' && may(here, 'credential.issue') && (
        <Link
          className="button button-plain"
          to="/console/$slug/issue"
          params={{ slug: here.slug }}
          search={{ achievement: view.id }}
        >
          {t('issueIt')}
        </Link>
      )}
    </DeskHead>
  );
}

function Versions({ view }: { view: AchievementView }) {
  const t = useText(words.editor);
  if (view.versions.length === 0) return null;
  const newestFirst = view.versions.toSorted((one, other) => other.version - one.version);
  return (
    <section className="editor-versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('versions')}</h2>
      <ul className="rows">
        {newestFirst.map(({ version, publishedAt, publishedBy }) => (
          <li key={version}>
            {t('versionLine', { version, date: formatDate(t.language, publishedAt) })}
            {publishedBy && (
              <span className="soft"> {t.rich('versionBy', { name: <Name key="by">{publishedBy}</Name> })}</span>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={new URL(view.publicUrl).pathname}>{t('publicPage')}</a>
      </p>
    </section>
  );
}
