import type { ReplyOf, RequestOf } from '@cairn/api';
import type { walletContract } from '@cairn/api/wallet';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { type ReplyCookie, type WithBrowser, type WithCookies, withCookie } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import {
  createPersonWithoutEmail,
  findOrCreatePersonByEmail,
  findPersonByEmail,
  openSession,
  sendSignInLink,
} from '../accounts/index.ts';
import { type Credential, markCredential, openClaimLink } from '../credentials/index.ts';

type Endpoint = typeof walletContract.claimCredential;
type Request = RequestOf<Endpoint> & WithCookies & WithBrowser;

/** Whose wallet it becomes, and the cookies that go out with the reply. */
interface Taken {
  personId: string;
  signedIn: boolean;
  cookies: ReplyCookie[];
}

/** Take the award: into the wallet of this session, else of the address that the letter went to, else a new one. */
export async function claimCredential(world: World, actor: Actor, request: Request): Promise<ReplyOf<Endpoint>> {
  const opened = await openClaimLink(world, request.params.token);
  if (!opened) throw new Refusal('claim_code_unknown');
  const { credential, channel } = opened;
  const { credentialId, organisationId } = credential;
  if (actor.kind === 'person' && credential.claimedBy === actor.personId) return { credentialId, signedIn: true };
  return world.transact(async world => {
    const taken = await findWallet(world, actor, { credential, isByLetter: channel === 'letter', request });
    const isNew = await markCredential(world, credentialId, { claimedBy: taken.personId });
    if (!isNew) throw new Refusal('already_claimed');
    const subject = { credentialId, personId: taken.personId };
    await recordEvent(world, { kind: 'credential.claimed', organisationId, subject, actor });
    const reply = { credentialId, signedIn: taken.signedIn };
    return taken.cookies.reduce((carrying, cookie) => withCookie(carrying, cookie), reply);
  });
}

async function findWallet(
  world: World,
  actor: Actor,
  claim: { credential: Credential; isByLetter: boolean; request: Request },
): Promise<Taken> {
  const { credential, isByLetter, request } = claim;
  if (actor.kind === 'person') return { personId: actor.personId, signedIn: true, cookies: [] };
  const { email, learnerName: name, language } = credential;
  if (isByLetter && email !== undefined) return walletOfAddress(world, { email, name, language }, credential, request);
  const { personId } = await createPersonWithoutEmail(world, { name, language });
  const cookies = [await openSession(world, personId, request)];
  const wanted = request.body.email;
  if (wanted !== undefined) {
    cookies.push(await sendSignInLink(world, { ...toReturn(credential, request), email: wanted, personId }));
  }
  return { personId, signedIn: true, cookies };
}

/**
 * W-3: a letter may be passed on, so it opens a wallet that it makes, never one that was there before: that one gets the
 * award, and whoever wants to see it signs in.
 */
async function walletOfAddress(
  world: World,
  person: { email: string; name: string; language: Credential['language'] },
  credential: Credential,
  request: Request,
): Promise<Taken> {
  const known = await findPersonByEmail(world, person.email.toLowerCase());
  if (known) {
    const cookie = await sendSignInLink(world, { ...toReturn(credential, request), email: person.email });
    return { personId: known.personId, signedIn: false, cookies: [cookie] };
  }
  const { personId } = await findOrCreatePersonByEmail(world, person);
  return { personId, signedIn: true, cookies: [await openSession(world, personId, request)] };
}

function toReturn({ credentialId, language }: Credential, { cookies }: Request) {
  return { language, next: `/wallet/${credentialId}`, browser: cookies['cairn-sign-in'] };
}
