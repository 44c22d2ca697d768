import type { ReplyOf, RequestOf } from '@cairn/api';
import type { verificationContract } from '@cairn/api/verification';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findCredential } from '../credentials/index.ts';

type Endpoint = typeof verificationContract.lookUpCode;

/** V-3: the address of a published credential by its typed code; for all others the code leads nowhere. */
export async function lookUpCode(
  world: World,
  _actor: Actor,
  { params: { code } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const credential = await findCredential(world, { verifyCode: code });
  if (credential?.publishedAt === undefined) throw new Refusal('not_found');
  return { uri: credential.uri };
}
