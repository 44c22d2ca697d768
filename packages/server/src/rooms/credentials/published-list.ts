import { createHash } from 'node:crypto';
import { sign } from '@cairn/core/proof';
import { createBits, setBit, toStatusListCredential } from '@cairn/core/status';
import type { World } from '../../platform/world.ts';
import { getSigner, type IssuerSigner } from '../keys/index.ts';
import { listUri } from './addresses.ts';
import {
  findList,
  findPublishedList,
  keepPublishedList,
  listWithdrawnIndices,
  type StatusListTable,
} from './list-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** C-8: a list is good for a week; */
const listLifeMs = 7 * dayMs;
/** a copy of it for five minutes, so that a withdrawal is seen soon. */
const copyLifeMs = 5 * 60 * 1000;

/** A status list as it is served: the exact text, a strong validator for it, and how long a copy may be kept. */
export interface PublishedList {
  document: string;
  etag: string;
  maxAgeSeconds: number;
}

/**
 * The signed status list, or undefined when there is no such list. Signed anew only when something was withdrawn since or
 * when half of its life is over.
 */
export async function getStatusListCredential(world: World, listId: string): Promise<PublishedList | undefined> {
  const list = await findList(world, listId);
  if (!list) return undefined;
  const kept = await findPublishedList(world, listId);
  // Signed while this installation had another address, it would answer for no credential of ours.
  const isOurs = kept?.document.includes(`"id":"${listUri(world.config.publicUrl, listId)}"`);
  // Some time after a rotation the new key signs, so that nothing current rests on the old one.
  const signer = await getSigner(world, list.organisation_id, 'status-list');
  const isOfKey = kept?.document.includes(`"verificationMethod":"${signer.verificationMethod}"`);
  const isFresh =
    isOurs &&
    isOfKey &&
    kept?.revision === list.revision &&
    kept.valid_until.getTime() - world.now().getTime() > listLifeMs / 2;
  const document = isFresh ? kept.document : await publishList(world, list, signer);
  const etag = `"${createHash('sha256').update(document).digest('base64url')}"`;
  return { document, etag, maxAgeSeconds: copyLifeMs / 1000 };
}

async function publishList(world: World, list: StatusListTable, signer: IssuerSigner): Promise<string> {
  const bits = createBits(list.length);
  for (const index of await listWithdrawnIndices(world, list.list_id)) setBit(bits, index, true);
  const now = world.now();
  const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const validUntil = new Date(signedAt.getTime() + listLifeMs);
  const unsigned = await toStatusListCredential({
    id: listUri(world.config.publicUrl, list.list_id),
    issuer: signer.issuerId,
    purpose: 'revocation',
    bits,
    validFrom: toInstant(signedAt),
    validUntil: toInstant(validUntil),
    ttlMs: copyLifeMs,
  });
  const document = JSON.stringify(await sign(unsigned, signer, toInstant(signedAt)));
  await keepPublishedList(world, {
    list_id: list.list_id,
    revision: list.revision,
    document,
    signed_at: signedAt,
    valid_until: validUntil,
  });
  return document;
}

function toInstant(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
