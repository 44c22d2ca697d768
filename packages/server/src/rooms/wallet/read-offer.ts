import type { ReplyOf, RequestOf } from '@cairn/api';
import type { walletContract } from '@cairn/api/wallet';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findCredential, openClaimLink, toClaimLink } from '../credentials/index.ts';
import { toShown } from './held.ts';

type Endpoints = typeof walletContract;

/** What waits behind a claim link. Refuses `claim_code_unknown`. */
export async function readOffer(
  world: World,
  _actor: Actor,
  { params: { token } }: RequestOf<Endpoints['readOffer']>,
): Promise<ReplyOf<Endpoints['readOffer']>> {
  const opened = await openClaimLink(world, token);
  const [shown] = opened ? await toShown(world, [opened.credential]) : [];
  if (!opened || !shown) throw new Refusal('claim_code_unknown');
  const { credential, channel } = opened;
  const byLetter = channel === 'letter' && credential.email !== undefined;
  return { ...shown, claimed: credential.claimedBy !== undefined, byLetter };
}

/** Turn a typed claim code into a claim link. Refuses `claim_code_unknown`. */
export async function findOffer(
  world: World,
  _actor: Actor,
  { body: { code } }: RequestOf<Endpoints['findOffer']>,
): Promise<ReplyOf<Endpoints['findOffer']>> {
  const credential = await findCredential(world, { claimCode: code });
  if (!credential) throw new Refusal('claim_code_unknown');
  const { token } = await toClaimLink(world, credential.credentialId, 'code');
  return { token };
}
