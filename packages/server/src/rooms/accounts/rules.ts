import { createHash } from 'node:crypto';
import type { World } from '../../platform/world.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** AC-1: how long a sign-in link lives. */
export const linkLifeMs = 10 * minuteMs;
/** AC-4: letters to one address within the life of a link. */
export const lettersPerLinkLife = 5;
/** AC-5: a session ends after so long unused, */
export const sessionIdleMs = 30 * dayMs;
/** AC-5: and after so long whatever happens. */
export const sessionLifeMs = 90 * dayMs;
/** How stale the record of a session's last use may be. */
export const sessionStaleMs = 60 * minuteMs;

/** AC-13: how long a challenge to a passkey can be answered. */
export const challengeLifeMs = 10 * minuteMs;
export const mostPasskeys = 20;
/** Recovery codes given at a time. */
export const recoveryCodes = 10;
/** AC-19: wrong tries that a code by letter outlives. */
export const mostCodeTries = 5;
/** Ed25519, ECDSA P-256 and RSA as COSE numbers them (RFC 9053), the best first. */
export const passkeyAlgorithms: number[] = [-8, -7, -257];

/** Two spellings of one address are one person. */
export function toAddress(email: string): string {
  return email.trim().toLowerCase();
}

/** 256 random bits as text. */
export function newToken(world: World): string {
  return Buffer.from(world.random(32)).toString('base64url');
}

/** How a token is kept: what the database holds opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Was it made by `newToken`? */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** A link to confirm, or why not. */
export function judgeLink(
  link: { createdAt: Date; usedAt: Date | null; browserHash: string },
  browser: string | undefined,
  now: Date,
): 'fresh' | 'sign_in_link_expired' | 'sign_in_link_other_browser' {
  if (link.usedAt || now.getTime() - link.createdAt.getTime() > linkLifeMs) return 'sign_in_link_expired';
  const isSameBrowser = browser !== undefined && hashToken(browser) === link.browserHash;
  return isSameBrowser ? 'fresh' : 'sign_in_link_other_browser';
}

/** Is the session still open? */
export function isLive(session: { createdAt: Date; seenAt: Date }, now: Date): boolean {
  const [age, idle] = [now.getTime() - session.createdAt.getTime(), now.getTime() - session.seenAt.getTime()];
  return age <= sessionLifeMs && idle <= sessionIdleMs;
}

/** The secret in `Authorization: Bearer cairn_…`, if that is what it is. */
export function parseBearer(authorization: string | undefined): string | undefined {
  return /^Bearer (cairn_[A-Za-z0-9_-]{43})$/i.exec(authorization ?? '')?.[1];
}

/** Who we are to an authenticator (WebAuthn Level 3 §4): the host that passkeys belong to, and where our pages are. */
export function toRelyingParty(publicUrl: string): { id: string; origin: string } {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** What an authenticator keeps to name a person: our own id, nothing they would be known by elsewhere (§14.6.1). */
export function toUserHandle(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId));
}

/** AC-16: does the counter of an authenticator that counts go up (WebAuthn Level 3 §6.1.1)? */
export function isCounterForward(known: number, told: number): boolean {
  return (known === 0 && told === 0) || told > known;
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Ten random bytes as a recovery code: 80 bits in four groups. */
export function toRecoveryCode(random: Uint8Array): string {
  const bits = Array.from(random, byte => byte.toString(2).padStart(8, '0')).join('');
  const code = (bits.match(/.{5}/g) ?? []).map(five => letters[Number.parseInt(five, 2)]).join('');
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** A typed recovery code without what does not matter; 0 and 1 are no letters of a code, so they stand for o and l. */
export function toComparableCode(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replace(/[^a-z2-7]/g, '');
}

/** Eight random bytes as eight digits. */
export function toDigits(random: Uint8Array): string {
  const number = BigInt(`0x${Buffer.from(random).toString('hex')}`);
  return String(number % 100_000_000n).padStart(8, '0');
}
