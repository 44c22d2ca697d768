import type { ReplyOf, RequestOf } from '@cairn/api';
import type { messagesContract } from '@cairn/api/messages';
import type { Actor } from '../../platform/actor.ts';
import type { Config } from '../../platform/config.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findCredential } from '../credentials/index.ts';
import { sendClaimLetter } from './reactions.ts';

type Endpoints = typeof messagesContract;

/** M-4: open to everybody only where nobody but this machine can ask and no mail server is configured; else to operators. */
export function mayReadOutbox(actor: Actor, config: Pick<Config, 'host' | 'publicUrl' | 'smtpUrl'>): boolean {
  if (actor.kind === 'person' && actor.operator) return true;
  return config.smtpUrl === undefined && isLoopback(config.host) && isLoopback(new URL(config.publicUrl).hostname);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Letters kept here, newest first. Whoever may not read them learns nothing. */
export async function listOutbox(
  world: World,
  actor: Actor,
  { query: { cursor, limit, search } }: RequestOf<Endpoints['listOutbox']>,
): Promise<ReplyOf<Endpoints['listOutbox']>> {
  if (!mayReadOutbox(actor, world.config)) throw new Refusal('not_found');
  const filter = search === undefined ? {} : { search };
  const before = cursor === undefined ? {} : { before: cursor };
  const letters = await world.mail.list(world, { ...filter, ...before, limit: limit + 1 });
  const items = letters.slice(0, limit).map(({ id, to, subject, text, html, createdAt, state, lastError }) => ({
    id,
    to,
    subject,
    text,
    html: html ?? '',
    createdAt: createdAt.toISOString(),
    state,
    lastError: lastError ?? null,
  }));
  const next = letters.length > limit ? items.at(-1)?.id : undefined;
  return { items, ...(next === undefined ? {} : { next }), total: await world.mail.count(world, filter) };
}

/** Send the claim letter again: a new letter with the same link. Refuses `letter_delivered` once the award was taken. */
export async function resendClaimLetter(
  world: World,
  _actor: Actor,
  { params: { organisationId, credentialId } }: RequestOf<Endpoints['resendClaimLetter']>,
): Promise<ReplyOf<Endpoints['resendClaimLetter']>> {
  const state = await world.transact(async world => {
    const credential = await findCredential(world, { credentialId });
    if (credential?.organisationId !== organisationId || credential.email === undefined) throw new Refusal('not_found');
    if (credential.claimedBy !== undefined) throw new Refusal('letter_delivered');
    const letterId = await sendClaimLetter(world, credential);
    return letterId === undefined ? undefined : (await world.mail.find(world, letterId))?.state;
  });
  return { state: state === 'kept' ? 'kept' : 'queued' };
}
