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
export const sessionLifeMs = 180 * dayMs;
/** How stale the record of a session's last use may be. */
export const sessionStaleMs = 60 * minuteMs;

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
