import type { PublishedAchievement } from '@cairn/api/achievements';
import type { AwardRequest } from '@cairn/api/issuance';
import type { Profile } from '@cairn/core/award';
import { type Actor, languageOf } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { recordIntents } from '../credentials/index.ts';
import { getSigner } from '../keys/index.ts';
import { getIssuerProfile } from '../organisations/index.ts';
import { getIssuable } from './get-issuable.ts';
import { awardedOn, draftOf, hashOf, letterLanguage, newSubjectId, toAward, validUntilOf } from './rules.ts';
import { type IssueRequest, keepRequests } from './store.ts';

/** What is to be issued. Without a key, every call is a new request. */
export interface IssueOrder {
  request: AwardRequest;
  key: string | undefined;
  /** Frozen version to issue; the newest one when absent. */
  version?: number;
  batchId?: string;
}

/**
 * I-1: the exact texts that will be signed are kept, or nothing is. Call it in a transaction. Gives the credential of each order,
 * which is an earlier one where its key was used before.
 */
export async function recordRequests(
  world: World,
  actor: Actor,
  organisationId: string,
  orders: readonly IssueOrder[],
): Promise<string[]> {
  const asked = orders.map(order => ({ ...order, ...toRequest(world, order) }));
  const kept = await keepRequests(world, organisationId, asked);
  if (asked.some(({ key, requestHash }) => kept.get(key)?.requestHash !== requestHash)) {
    throw new Refusal('idempotency_key_reused');
  }
  const fresh = asked.filter(({ key, credentialId }) => kept.get(key)?.credentialId === credentialId);
  if (fresh.length > 0) await recordFresh(world, actor, organisationId, fresh);
  return asked.map(({ key, credentialId }) => kept.get(key)?.credentialId ?? credentialId);
}

type Asked = IssueOrder & IssueRequest;
type NewIntent = Parameters<typeof recordIntents>[2][number];

function toRequest(world: World, { request, key }: IssueOrder): IssueRequest {
  const credentialId = world.newId();
  return { key: key ?? `once:${credentialId}`, requestHash: hashOf(request), credentialId };
}

async function recordFresh(world: World, actor: Actor, organisationId: string, fresh: readonly Asked[]): Promise<void> {
  const issuer = await getIssuerProfile(world, organisationId);
  const { verificationMethod } = await getSigner(world, organisationId);
  const achievements = new Map<string, PublishedAchievement>();
  const intents: NewIntent[] = [];
  for (const order of fresh) {
    const { achievementId } = order.request;
    const name = `${achievementId} ${order.version ?? ''}`;
    const published =
      achievements.get(name) ?? (await getIssuable(world, organisationId, achievementId, order.version));
    achievements.set(name, published);
    intents.push({ ...toIntent(world, actor, order, { published, issuer }), verificationMethod });
  }
  await recordIntents(world, organisationId, intents);
}

function toIntent(
  world: World,
  actor: Actor,
  { request, credentialId, batchId }: Asked,
  { published, issuer }: { published: PublishedAchievement; issuer: Profile },
): Omit<NewIntent, 'verificationMethod'> {
  const subjectId = request.learner.subjectId ?? newSubjectId(world.random(16));
  const today = world.now().toISOString();
  const validUntil = validUntilOf(request, published, today);
  return {
    credentialId,
    achievementId: published.id,
    version: published.version,
    title: published.achievement.title,
    learnerName: request.learner.name,
    subjectId,
    language: letterLanguage(request, published),
    awardedOn: awardedOn(request, today),
    ...(validUntil === undefined ? {} : { validUntil: new Date(validUntil) }),
    ...(batchId === undefined ? {} : { batchId }),
    ...(request.learner.email === undefined ? {} : { email: request.learner.email }),
    write: place =>
      draftOf(toAward({ request, published, issuer, subjectId, ...place }), world.config.publicUrl, languageOf(actor)),
  };
}
