import type { ReplyOf, RequestOf } from '@cairn/api';
import type { HeldCredential, walletContract } from '@cairn/api/wallet';
import type { Person } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Credential, findCredential, listHeld as listHeldBy, markCredential } from '../credentials/index.ts';
import { getReceipt } from '../transparency/index.ts';
import { toHeld, toOneHeld } from './held.ts';

type Endpoints = typeof walletContract;

/** Everything this person holds, newest first. */
export async function listHeld(
  world: World,
  { personId }: Person,
  { query }: RequestOf<Endpoints['listHeld']>,
): Promise<ReplyOf<Endpoints['listHeld']>> {
  const { items, ...page } = await listHeldBy(world, personId, query);
  return { ...page, items: await toHeld(world, items) };
}

/** One held award with its exact signed text. */
export async function getHeld(
  world: World,
  actor: Person,
  { params: { credentialId } }: RequestOf<Endpoints['getHeld']>,
): Promise<ReplyOf<Endpoints['getHeld']>> {
  const credential = await getMine(world, actor, credentialId);
  return { ...(await toOneHeld(world, credential)), document: credential.document };
}

/** The receipt of the transparency log, to be kept beside a held award. */
export async function getHeldReceipt(
  world: World,
  actor: Person,
  { params: { credentialId } }: RequestOf<Endpoints['getHeldReceipt']>,
): Promise<ReplyOf<Endpoints['getHeldReceipt']>> {
  return getReceipt(world, await getMine(world, actor, credentialId));
}

/** W-4: show it on its public page. A withdrawn one cannot be shown anew. */
export async function publishHeld(
  world: World,
  actor: Person,
  { params: { credentialId } }: RequestOf<Endpoints['publishHeld']>,
): Promise<HeldCredential> {
  return show(world, actor, credentialId, true);
}

/** Take its public page away. */
export async function unpublishHeld(
  world: World,
  actor: Person,
  { params: { credentialId } }: RequestOf<Endpoints['unpublishHeld']>,
): Promise<HeldCredential> {
  return show(world, actor, credentialId, false);
}

async function show(world: World, actor: Person, credentialId: string, published: boolean): Promise<HeldCredential> {
  const changed = await world.transact(async world => {
    const credential = await getMine(world, actor, credentialId);
    if ((credential.publishedAt !== undefined) === published) return credential;
    if (published && credential.state === 'revoked') throw new Refusal('credential_revoked');
    await markCredential(world, credentialId, { heldBy: actor.personId, published });
    const { organisationId } = credential;
    const kind = published ? 'credential.published' : 'credential.unpublished';
    await recordEvent(world, { kind, organisationId, subject: { credentialId }, actor });
    return getMine(world, actor, credentialId);
  });
  return toOneHeld(world, changed);
}

async function getMine(world: World, { personId }: Person, credentialId: string): Promise<Credential> {
  const credential = await findCredential(world, { credentialId, heldBy: personId });
  if (!credential) throw new Refusal('not_found');
  return credential;
}

/** W-5: the exact signed texts of everything this person holds; each verifies without us. */
export async function exportWallet(world: World, { personId }: Person): Promise<ReplyOf<Endpoints['exportWallet']>> {
  const credentials: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listHeldBy(world, personId, { cursor, limit: 100 });
    credentials.push(...page.items.map(({ document }) => document));
    if (page.next === undefined) return { exportedAt: world.now().toISOString(), credentials };
    cursor = page.next;
  }
}
