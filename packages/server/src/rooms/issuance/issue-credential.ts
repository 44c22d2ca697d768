import type { ReplyOf, RequestOf } from '@cairn/api';
import type { AwardRequest, issuanceContract } from '@cairn/api/issuance';
import { type Actor, languageOf } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type Credential, recordIntent, toClaimLink } from '../credentials/index.ts';
import { getSigner } from '../keys/index.ts';
import { getIssuerProfile } from '../organisations/index.ts';
import { finishIntent } from './finish-intent.ts';
import { getIssuable } from './get-issuable.ts';
import { awardedOn, draftOf, hashOf, letterLanguage, toAward, validUntilOf } from './rules.ts';
import { keepRequest } from './store.ts';

type Endpoint = typeof issuanceContract.issueCredential;

/** Issue one credential. The same key and request lead to the same credential, however often and whatever broke between. */
export async function issueCredential(
  world: World,
  actor: Actor,
  { params: { organisationId }, body, idempotencyKey }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const key = idempotencyKey === undefined ? undefined : `key:${idempotencyKey}`;
  const { credentialId, uri, claimCode } = await issueAward(world, actor, { organisationId, request: body, key });
  const { url: claimUrl } = await toClaimLink(world, credentialId, 'code');
  return { credentialId, uri, claimUrl, claimCode, state: 'issued' };
}

/** What is to be issued. Without a key, every call is a new request. */
export interface IssueOrder {
  organisationId: string;
  request: AwardRequest;
  key: string | undefined;
  /** Frozen version to issue; the newest one when absent. */
  version?: number;
  batchId?: string;
}

/** Record, sign, verify, release: each step is repeatable, and nothing leaves before the last. */
export async function issueAward(world: World, actor: Actor, order: IssueOrder): Promise<Credential> {
  const credentialId = await world.transact(world => recordRequest(world, actor, order));
  return finishIntent(world, actor, order.organisationId, credentialId);
}

/** I-1: the exact text that will be signed is kept, or nothing is. */
async function recordRequest(world: World, actor: Actor, order: IssueOrder): Promise<string> {
  const { organisationId, request, version, batchId } = order;
  const credentialId = world.newId();
  const asked = {
    organisationId,
    key: order.key ?? `once:${credentialId}`,
    requestHash: hashOf(request),
    credentialId,
  };
  const kept = await keepRequest(world, asked);
  if (kept.requestHash !== asked.requestHash) throw new Refusal('idempotency_key_reused');
  if (kept.credentialId !== credentialId) return kept.credentialId;

  const published = await getIssuable(world, organisationId, request.achievementId, version);
  const issuer = await getIssuerProfile(world, organisationId);
  const { verificationMethod } = await getSigner(world, organisationId);
  const subjectId = request.learner.subjectId ?? newSubjectId(world);
  const today = world.now().toISOString();
  const validUntil = validUntilOf(request, published, today);
  await recordIntent(
    world,
    {
      organisationId,
      credentialId,
      achievementId: published.id,
      version: published.version,
      title: published.achievement.title,
      learnerName: request.learner.name,
      subjectId,
      language: letterLanguage(request, published),
      awardedOn: awardedOn(request, today),
      verificationMethod,
      ...(validUntil === undefined ? {} : { validUntil: new Date(validUntil) }),
      ...(batchId === undefined ? {} : { batchId }),
      ...(request.learner.email === undefined ? {} : { email: request.learner.email }),
    },
    place =>
      draftOf(toAward({ request, published, issuer, subjectId, ...place }), world.config.publicUrl, languageOf(actor)),
  );
  return credentialId;
}

/** An identifier for this learner and this award only, so that two awards cannot be linked by it (RFC 9562, version 4). */
export function newSubjectId(world: World): string {
  const bytes = Buffer.from(world.random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
