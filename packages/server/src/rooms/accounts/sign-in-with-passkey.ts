import type { ReplyOf, RequestOf } from '@cairn/api';
import type { signInContract } from '@cairn/api/sign-in';
import type { Actor } from '../../platform/actor.ts';
import { type WithBrowser, type WithCookies, withCookie } from '../../platform/http/effects.ts';
import type { World } from '../../platform/world.ts';
import type { Bound } from './challenges.ts';
import { checkPasskey, offerPasskeys } from './check-passkey.ts';
import { browserCookie } from './request-sign-in-link.ts';
import { challengeLifeMs, hashToken, isToken, newToken } from './rules.ts';
import { endSession, openSession } from './sessions.ts';

type Endpoints = typeof signInContract;

const boundTo = (browser: string): Bound => ({ purpose: 'sign-in', boundTo: hashToken(browser) });

/** A challenge for whoever sits at this browser; which passkey answers is the person's choice. */
export async function startPasskeySignIn(
  world: World,
  _actor: Actor,
  { cookies }: RequestOf<Endpoints['startPasskeySignIn']> & WithCookies,
): Promise<ReplyOf<Endpoints['startPasskeySignIn']>> {
  const known = cookies[browserCookie];
  const browser = isToken(known) ? known : newToken(world);
  const options = await offerPasskeys(world, boundTo(browser));
  return withCookie({ options }, { name: browserCookie, value: browser, maxAgeSeconds: challengeLifeMs / 1000 });
}

/** Begin a session with a passkey; the session before ends. */
export async function signInWithPasskey(
  world: World,
  actor: Actor,
  { body, cookies, caller }: RequestOf<Endpoints['signInWithPasskey']> & WithCookies & WithBrowser,
): Promise<ReplyOf<Endpoints['signInWithPasskey']>> {
  const passkey = await checkPasskey(world, body.response, boundTo(cookies[browserCookie] ?? ''));
  return world.transact(async world => {
    if (actor.kind === 'person') await endSession(world, actor);
    const cookie = await openSession(world, passkey.personId, { caller, passkeyId: passkey.passkeyId });
    return withCookie(withCookie({ done: true as const }, cookie), { name: browserCookie });
  });
}
