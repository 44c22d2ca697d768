import type { BrowserContext } from 'playwright-core';

/** Where everything is in an installation that has its samples, seen by the person who looks around in it. */
export interface Place {
  name: string;
  path: string;
}

interface Items {
  items: Record<string, string>[];
}

/** The API with the session of one browser window. */
class Session {
  readonly #window: BrowserContext;
  readonly #origin: string;

  constructor(window: BrowserContext, origin: string) {
    this.#window = window;
    this.#origin = origin;
  }

  async read<T = Items>(path: string): Promise<T> {
    const answer = await this.#window.request.get(`/api/v1${path}`);
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    return (await answer.json()) as T;
  }

  async write<T>(path: string, body: object): Promise<T> {
    const headers = { origin: this.#origin, 'idempotency-key': `places-${path}` };
    const answer = await this.#window.request.post(`/api/v1${path}`, { data: body, headers, timeout: 240_000 });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}

/** A list of two, so that there is a list to look at, with one learner who has no address. */
function listOf(achievementId: string) {
  const row = { email: '', awardedOn: '2026-03-02', result: '' };
  const rows = [
    { ...row, row: 2, name: 'Łucja Żak-Wiśniewska', email: 'lucja@post.example' },
    { ...row, row: 3, name: 'عمر الخطيب' },
  ];
  return { achievementId, rows };
}

/** Loads the samples, takes one award, issues a list; names every page there is then. */
export async function lookAround(window: BrowserContext, origin: string): Promise<Place[]> {
  const session = new Session(window, origin);
  const { organisations } = await session.write<{ organisations: { id: string; slug: string }[] }>('/samples', {});
  const lindon = `/organisations/${organisations.find(one => one.slug === 'lindon-university')?.id}`;
  const achievement = (await session.read(`${lindon}/achievements?state=published`)).items[0]?.['id'] ?? '';
  const issued = await session.read(`${lindon}/credentials?limit=100`);
  const pathOf = (fits: (one: Record<string, unknown>) => boolean) =>
    new URL(issued.items.find(fits)?.['uri'] ?? 'none:').pathname;
  const waiting = await session.read(`${lindon}/credentials?claim=waiting&state=in-force`);
  const [taken = '', offered = ''] = await Promise.all(
    waiting.items.slice(0, 2).map(async one => {
      return (await session.write<{ token: string }>('/claims/code', { code: one['claimCode'] })).token;
    }),
  );
  const held = await session.write<{ credentialId: string }>(`/claims/${taken}`, {});
  const batch = await session.write<{ id: string }>(`${lindon}/batches`, listOf(achievement));
  const issue = `/console/lindon-university/issue`;
  return [
    { name: 'the landing page', path: '/' },
    { name: 'the catalogue', path: '/catalogue' },
    { name: 'the catalogue with nothing found', path: '/catalogue?search=zzzzzz' },
    { name: 'an achievement', path: `/achievements/${achievement}` },
    { name: 'an issuer', path: '/issuers/lindon-university' },
    { name: 'a credential', path: pathOf(one => one['published'] === true && one['state'] === 'in-force') },
    { name: 'a withdrawn credential', path: pathOf(one => one['published'] === true && one['state'] === 'revoked') },
    { name: 'the check page', path: '/verify' },
    { name: 'the check page with an unknown code', path: '/verify?code=AAAAAAAA' },
    { name: 'a page that is not there', path: '/nowhere' },
    { name: 'privacy', path: '/privacy' },
    { name: 'accessibility', path: '/accessibility' },
    { name: 'how checking works', path: '/how-checking-works' },
    { name: 'first steps', path: '/start' },
    { name: 'setting up', path: '/start/organisation' },
    { name: 'signing in', path: '/sign-in' },
    { name: 'signing in with a code', path: '/sign-in/recovery' },
    { name: 'the account', path: '/account' },
    { name: 'kept letters', path: '/outbox' },
    { name: 'claiming with a code', path: '/claim' },
    { name: 'a claim link', path: `/claim/${offered}` },
    { name: 'the wallet', path: '/wallet' },
    { name: 'a held award', path: `/wallet/${held.credentialId}` },
    { name: 'the choice of desks', path: '/console' },
    { name: 'the desk', path: '/console/lindon-university' },
    { name: 'achievements', path: '/console/lindon-university/achievements' },
    { name: 'the editor', path: `/console/lindon-university/achievements/${achievement}` },
    { name: 'issuing to one', path: `${issue}?achievement=${achievement}` },
    { name: 'issuing to a list', path: `${issue}?achievement=${achievement}&to=list` },
    { name: 'an issued list', path: `${issue}/${batch.id}` },
    { name: 'credentials', path: '/console/lindon-university/credentials' },
    { name: 'an issued credential', path: `/console/lindon-university/credentials/${issued.items[0]?.['id']}` },
    { name: 'the go-live checklist', path: '/console/lindon-university/ready' },
    { name: 'the profile', path: '/console/lindon-university/settings' },
    { name: 'people', path: '/console/lindon-university/people' },
    { name: 'signing keys', path: '/console/lindon-university/keys' },
    { name: 'API keys', path: '/console/lindon-university/api-keys' },
    { name: 'the record', path: '/console/lindon-university/record' },
  ];
}
