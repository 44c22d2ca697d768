import type { HeldCredential } from '@cairn/api/wallet';
import { createRoute, Link, useRouter } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { CopyButton } from '../app/copy-button.tsx';
import { download, toFileName } from '../app/download.ts';
import { HeldBadge } from '../app/held-badge.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { mustBeSignedIn, plainRoute } from '../app/root-route.ts';
import { useSay } from '../app/toast.tsx';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { DateText, Name } from '../ui/name.tsx';
import { Note } from '../ui/note.tsx';
import { Part } from '../ui/public-frame.tsx';
import { HeldState } from './held-state.tsx';

/** One held award: what it is, who may see it, and the file itself. */
export const heldRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/wallet/$credentialId',
  beforeLoad: mustBeSignedIn,
  loader: ({ params }) => api.wallet.getHeld({ params }),
  component: HeldPage,
});

function HeldPage() {
  const t = useText(words.wallet);
  const held = heldRoute.useLoaderData();
  return (
    <>
      <p className="crumbs">
        <Link to="/wallet">{t('back')}</Link>
      </p>
      <article>
        <header className="held-opening">
          <HeldBadge badge={held.badge} title={held.title} issuerName={held.issuerName} size={176} />
          <div className="stack">
            <PageTitle className="title" place={t('page')}>
              {held.title}
            </PageTitle>
            <p className="lead" dir="auto">
              {held.description}
            </p>
            <HeldState item={held} />
          </div>
        </header>
        <Part title={t('about')}>
          <Facts held={held} />
          <p>
            <a href={held.achievementUrl}>{t('achievementLink')}</a>
          </p>
        </Part>
        <Part id="share" title={t('oneShare')}>
          <Publication held={held} />
        </Part>
        <Part title={t('keep')}>
          <p className="soft">{t('downloadJsonText')}</p>
          <Button
            look="plain"
            icon="download"
            onClick={() => download(toFileName(held.title, 'json'), held.document, 'application/json')}
          >
            {t('downloadJson')}
          </Button>
        </Part>
      </article>
    </>
  );
}

function Facts({ held }: { held: HeldCredential }) {
  const t = useText(words.wallet);
  const rows: [string, React.ReactNode][] = [
    [t('nameOnIt'), <Name key="name">{held.learnerName}</Name>],
    [
      t('issuer'),
      <a key="issuer" href={held.issuerUrl}>
        <Name>{held.issuerName}</Name>
      </a>,
    ],
    [t('awardedOn'), <DateText key="awarded" iso={held.awardedAt} />],
    [t('claimedOn'), <DateText key="claimed" iso={held.claimedAt} />],
  ];
  if (held.validUntil) rows.push([t('validTo'), <DateText key="until" iso={held.validUntil} />]);
  return (
    <dl className="pairs">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Publication({ held }: { held: HeldCredential }) {
  const t = useText(words.wallet);
  const router = useRouter();
  const say = useSay();
  const { credentialId } = heldRoute.useParams();
  const turn = useAction(async () => {
    const call = { params: { credentialId } };
    if (held.published) await api.wallet.unpublishHeld(call);
    else await api.wallet.publishHeld({ ...call, body: {} });
    await router.invalidate();
    say(held.published ? t('unpublishedNow') : t('publishedNow'));
  });
  if (held.state === 'revoked' && !held.published)
    return <Note answer="fail">{t('revokedText', { issuer: held.issuerName })}</Note>;
  return (
    <>
      <TroubleNote trouble={turn.trouble} />
      <p>{held.published ? t('publishedText') : t('privateText')}</p>
      {held.published && (
        <p className="code-line">
          {t('verifyCode')} <code dir="ltr">{held.verifyCode}</code>
        </p>
      )}
      <div className="actions">
        {held.published && (
          <>
            <a className="button" href={held.publicUrl}>
              {t('openPublic')}
            </a>
            <CopyButton text={held.publicUrl}>{t('copyLink')}</CopyButton>
          </>
        )}
        <ActionButton look={held.published ? 'danger' : 'filled'} busy={turn.busy} onClick={() => turn.run()}>
          {held.published ? t('unpublish') : t('publish')}
        </ActionButton>
      </div>
      {!held.published && <p className="help">{t('publishWhat')}</p>}
    </>
  );
}
