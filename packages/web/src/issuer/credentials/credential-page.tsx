import type { IssuedCredential } from '@cairn/api/credentials';
import { createRoute, Link, useRouter } from '@tanstack/react-router';
import { ActionButton } from '../../app/button.tsx';
import { CopyButton } from '../../app/copy-button.tsx';
import { download, toFileName } from '../../app/download.ts';
import { deskRoute } from '../../app/root-route.ts';
import { useSay } from '../../app/toast.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { formatDate, useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { DateText, Name, NumberText } from '../../ui/name.tsx';
import { Note } from '../../ui/note.tsx';
import { Part } from '../../ui/public-frame.tsx';
import { ClaimAddress, toReadableCode } from '../claim-code.tsx';
import { DeskHead } from '../desk-head.tsx';
import { may } from '../membership.ts';
import { CredentialState, LetterState } from './credential-table.tsx';
import { Withdraw } from './withdraw.tsx';

/** One issued credential: its state, its letter, its code for paper, and the signed text. */
export const credentialRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'credentials/$credentialId',
  loader: ({ context, params: { credentialId } }) =>
    api.credentials.getCredential({ params: { organisationId: context.here.organisationId, credentialId } }),
  component: CredentialPage,
});

function CredentialPage() {
  const t = useText(words.credentials);
  const desk = useText(words.desk);
  const credential = credentialRoute.useLoaderData();
  const { here } = credentialRoute.useRouteContext();
  const { learnerName, achievementTitle } = credential;
  return (
    <>
      <DeskHead
        title={<Name>{learnerName}</Name>}
        page={t('awardedTo', { title: achievementTitle, name: learnerName })}
        lead={<CredentialState state={credential.state} />}
        crumbs={
          <Link to="/console/$slug/credentials" params={{ slug: here.slug }}>
            {desk('credentials')}
          </Link>
        }
      >
        {may(here, 'credential.revoke') && credential.state !== 'revoked' && <Withdraw credential={credential} />}
      </DeskHead>
      <Revocation credential={credential} />
      <Facts credential={credential} />
      <Part title={t('letterTitle')}>
        <LetterAndClaim credential={credential} />
      </Part>
      <Part title={t('document')} note={t('documentNote')}>
        <Button
          look="plain"
          icon="download"
          onClick={() => download(toFileName(achievementTitle, 'json'), credential.document, 'application/json')}
        >
          {t('download')}
        </Button>
        <Disclosure summary={t('show')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls can be reached by keyboard */}
          <pre className="document" dir="ltr" tabIndex={0}>
            {credential.document}
          </pre>
        </Disclosure>
      </Part>
    </>
  );
}

function Revocation({ credential: { revocation } }: { credential: IssuedCredential }) {
  const t = useText(words.credentials);
  if (!revocation) return null;
  return (
    <Note answer="fail">
      <p>
        {t('withdrawnOn', { date: formatDate(t.language, revocation.at), reason: t(`reason_${revocation.reason}`) })}
        {revocation.by && <> ({t.rich('withdrawnBy', { name: <Name key="by">{revocation.by}</Name> })})</>}
      </p>
      {revocation.explanation && <p dir="auto">{revocation.explanation}</p>}
    </Note>
  );
}

function Facts({ credential }: { credential: IssuedCredential }) {
  const t = useText(words.credentials);
  const { here } = credentialRoute.useRouteContext();
  const params = { slug: here.slug, achievementId: credential.achievementId };
  const rows: [string, React.ReactNode][] = [
    [
      t('columnAchievement'),
      <Link key="title" to="/console/$slug/achievements/$achievementId" params={params}>
        <Name>{credential.achievementTitle}</Name>
      </Link>,
    ],
    [t('version'), <NumberText key="version" value={credential.version} />],
    [t('awardedOn'), <DateText key="awarded" iso={credential.awardedOn} />],
    [t('issuedAt'), <DateText key="issued" iso={credential.issuedAt} detail="minute" />],
    [
      t('validUntil'),
      credential.validUntil ? <DateText key="until" iso={credential.validUntil} /> : t('doesNotExpire'),
    ],
    [t('email'), credential.learnerEmail ? <Name key="email">{credential.learnerEmail}</Name> : t('noEmail')],
    [
      t('public'),
      credential.published ? (
        <a key="public" href={new URL(credential.uri).pathname}>
          {t('publicYes')}
        </a>
      ) : (
        t('publicNo')
      ),
    ],
  ];
  return (
    <dl className="pairs credential-facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function LetterAndClaim({ credential }: { credential: IssuedCredential }) {
  const t = useText(words.credentials);
  const { here } = credentialRoute.useRouteContext();
  const router = useRouter();
  const say = useSay();
  const resend = useAction(async () => {
    const params = { organisationId: here.organisationId, credentialId: credential.id };
    const { state } = await api.messages.resendClaimLetter({ params, body: {} });
    await router.invalidate();
    say(state === 'kept' ? t('resentKept') : t('resent'));
  });
  if (credential.claim === 'claimed') return <p>{t('claimed')}</p>;
  const code = credential.claimCode && toReadableCode(credential.claimCode);
  return (
    <>
      <TroubleNote trouble={resend.trouble} />
      <p>
        <LetterState letter={credential.letter} />
      </p>
      {may(here, 'letter.send') && credential.learnerEmail && credential.state !== 'revoked' && (
        <ActionButton look="plain" icon="mail" busy={resend.busy} onClick={() => resend.run()}>
          {t('resend')}
        </ActionButton>
      )}
      {code && (
        <div className="code-slip">
          <p className="soft">{t('claimCode')}</p>
          <code className="claim-code" dir="ltr">
            {code}
          </code>
          <p className="help">{t.rich('claimHow', { address: <ClaimAddress key="address" /> })}</p>
          <div className="actions">
            <CopyButton text={code}>{words.issue[t.language].copyCode}</CopyButton>
            <Button look="bare" icon="print" onClick={() => print()}>
              {t('print')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
