import type { OfferedCredential } from '@cairn/api/wallet';
import { createRoute, Link, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../app/button.tsx';
import { checkEmail, faultsOf, given } from '../app/checks.ts';
import { TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { HeldBadge } from '../app/held-badge.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { forgetSession } from '../app/session.ts';
import { TroubleNote } from '../app/trouble-note.tsx';
import { useAction } from '../app/use-action.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { formatDate, useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';

/** Three screens at most: see it, take it, it is yours. */
export const claimRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/claim/$token',
  loader: ({ params }) => api.wallet.readOffer({ params }),
  component: ClaimPage,
});

function ClaimPage() {
  const offer = claimRoute.useLoaderData();
  const [mine, setMine] = useState<Taken>();
  if (mine?.signedIn) return <ItIsYours offer={offer} credentialId={mine.credentialId} />;
  if (mine) return <ItWaitsForYou offer={offer} />;
  return offer.claimed ? <AlreadyTaken offer={offer} /> : <SeeIt offer={offer} taken={setMine} />;
}

/** What came of taking it: a wallet that was there before is opened by signing in. */
interface Taken {
  credentialId: string;
  signedIn: boolean;
}

function SeeIt({ offer, taken }: { offer: OfferedCredential; taken: (taken: Taken) => void }) {
  const t = useText(words.wallet);
  return (
    <article className="claim">
      <HeldBadge badge={offer.badge} title={offer.title} issuerName={offer.issuerName} size={240} />
      <div>
        <PageTitle className="title" page={offer.title} place={offer.issuerName}>
          {t.rich('offerTitle', {
            title: (
              <em key="title">
                <bdi>{offer.title}</bdi>
              </em>
            ),
          })}
        </PageTitle>
        <p className="lead">
          {t.rich('offerLead', {
            issuer: (
              <b key="issuer">
                <bdi>{offer.issuerName}</bdi>
              </b>
            ),
            name: (
              <b key="name">
                <bdi>{offer.learnerName}</bdi>
              </b>
            ),
          })}
        </p>
        {offer.state === 'revoked' && <Note answer="person">{t('withdrawnOffer', { issuer: offer.issuerName })}</Note>}
        <TakeIt offer={offer} taken={taken} />
        <AboutAward offer={offer} />
        <p className="help">{t('nameRight', { issuer: offer.issuerName })}</p>
      </div>
    </article>
  );
}

function TakeIt({ offer, taken }: { offer: OfferedCredential; taken: (taken: Taken) => void }) {
  const t = useText(words.wallet);
  const app = useText(words.app);
  const { token } = claimRoute.useParams();
  const { session } = claimRoute.useRouteContext();
  const router = useRouter();
  const askEmail = !offer.byLetter && !session.person?.email;
  const form = useForm({
    initial: { email: '' },
    check: ({ email }) => faultsOf({ '/email': askEmail && checkEmail(app, email, true) }),
    send: ({ email }) => api.wallet.claimCredential({ params: { token }, body: askEmail ? given('email', email) : {} }),
    done: async reply => {
      taken(reply);
      forgetSession();
      await router.invalidate();
    },
  });
  return (
    <Form form={form} label={t('take')}>
      {askEmail && (
        <TextField
          at="/email"
          type="email"
          optional
          label={t('takeEmail')}
          help={t('takeEmailHelp')}
          value={form.values.email}
          onChange={email => form.change({ email })}
          autoComplete="email"
        />
      )}
      <ActionButton type="submit" busy={form.busy}>
        {t('take')}
      </ActionButton>
      <p className="help">{t('takeNote')}</p>
    </Form>
  );
}

function AboutAward({ offer }: { offer: OfferedCredential }) {
  const t = useText(words.wallet);
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('about')}</h2>
      <p dir="auto">{offer.description}</p>
      <p className="soft">
        {t('awarded', { date: formatDate(t.language, offer.awardedAt) })}
        {offer.validUntil && ` · ${t('validUntil', { date: formatDate(t.language, offer.validUntil) })}`}
      </p>
      {offer.badge.outcomes.length > 0 && (
        <>
          <h3>{t('whatYouCan')}</h3>
          <ul className="pebble-list">
            {offer.badge.outcomes.map(outcome => (
              <li key={outcome} dir="auto">
                {outcome}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function AlreadyTaken({ offer }: { offer: OfferedCredential }) {
  const t = useText(words.wallet);
  const { session } = claimRoute.useRouteContext();
  return (
    <div className="narrow">
      <PageTitle className="title spaced" page={offer.title} place={offer.issuerName}>
        {t('takenTitle')}
      </PageTitle>
      <p className="lead">{t('takenText', { issuer: offer.issuerName })}</p>
      {session.person ? (
        <Link className="button" to="/wallet">
          {t('openWallet')}
        </Link>
      ) : (
        <Link className="button" to="/sign-in" search={{ next: '/wallet' }}>
          {t('signInToOpen')}
        </Link>
      )}
    </div>
  );
}

function ItWaitsForYou({ offer }: { offer: OfferedCredential }) {
  const t = useText(words.wallet);
  return (
    <div className="narrow">
      <PageTitle className="title spaced" page={offer.title} place={offer.issuerName}>
        {t('yoursTitle')}
      </PageTitle>
      <p className="lead">{t('waitsText')}</p>
    </div>
  );
}

function ItIsYours({ offer, credentialId }: { offer: OfferedCredential; credentialId: string }) {
  const t = useText(words.wallet);
  const navigate = useNavigate();
  const open = () => navigate({ to: '/wallet/$credentialId', params: { credentialId } });
  const publish = useAction(async () => {
    await api.wallet.publishHeld({ params: { credentialId }, body: {} });
    await open();
  });
  return (
    <article className="claim">
      <HeldBadge badge={offer.badge} title={offer.title} issuerName={offer.issuerName} size={240} />
      <div>
        <PageTitle className="title" place={offer.issuerName}>
          {t('yoursTitle')}
        </PageTitle>
        <p className="lead">
          {t.rich('yoursText', {
            title: (
              <b key="title">
                <bdi>{offer.title}</bdi>
              </b>
            ),
          })}
        </p>
        <TroubleNote trouble={publish.trouble} />
        <div className="actions">
          {offer.state !== 'revoked' && (
            <ActionButton busy={publish.busy} onClick={() => publish.run()}>
              {t('yoursPublish')}
            </ActionButton>
          )}
          <Button look="plain" onClick={open}>
            {t('yoursPrivate')}
          </Button>
        </div>
        <p className="help">{t('publishWhat')}</p>
      </div>
    </article>
  );
}
