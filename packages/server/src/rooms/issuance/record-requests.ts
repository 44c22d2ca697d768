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
import {
  awardedOn,
  draftOf,
  hashOf,
  letterLanguage,
  newSubjectId,
  openAwardLinter,
  toAward,
  validUntilOf,
} from './rules.ts';
import { type IssueRequest, keepRequests } from './store.ts';

/** What is to be issued. Without a key, every call is a new request. */
export interface IssueOrder {
  request: AwardRequest;
  key: string | undefined;
  /** Frozen version to issue; the newest one when absent. */
  version?: number;
  batchId?: string;
}

/** A credential as it was recorded, with what its text says. */
export type DraftedIntent = Awaited<ReturnType<typeof recordIntents>>[number];

/** The credential of each order, by its id, and those that were recorded just now. */
export interface RecordedOrders {
  credentialIds: string[];
  intents: DraftedIntent[];
}

/**
 * I-1: the exact texts that will be signed are kept, or nothing is. Call it in a transaction. The credential of an order is an
 * earlier one where its key was used before.
 */
export async function recordRequests(
  world: World,
  actor: Actor,
  organisationId: string,
  orders: readonly IssueOrder[],
): Promise<RecordedOrders> {
  const asked = orders.map(order => ({ ...order, ...toRequest(world, order) }));
  const earlier = await keepRequests(world, organisationId, asked);
  const findEarlier = openEarlier(earlier);
  const credentialIds = asked.map(one => findEarlier(one).credentialId);
  const fresh = asked.filter(({ credentialId }, index) => credentialIds[index] === credentialId);
  const intents = fresh.length > 0 ? await recordFresh(world, actor, organisationId, fresh) : [];
  return { credentialIds, intents };
}

/** I-2: which request had the key or the external id first; it has to be the same one. Refuses where it is not. */
function openEarlier(kept: readonly IssueRequest[]): (asked: IssueRequest) => IssueRequest {
  const byKey = new Map(kept.map(request => [request.key, request]));
  const byExternalId = new Map(kept.map(request => [request.externalId, request]));
  return asked => {
    const ofKey = byKey.get(asked.key);
    if (ofKey && ofKey.requestHash !== asked.requestHash) throw new Refusal('idempotency_key_reused');
    const ofId = asked.externalId === undefined ? undefined : byExternalId.get(asked.externalId);
    if (ofId && ofId.requestHash !== asked.requestHash) {
      throw new Refusal('external_id_used', { credentialId: ofId.credentialId });
    }
    const first = ofKey ?? ofId ?? asked;
    byKey.set(asked.key, first);
    byExternalId.set(asked.externalId, first);
    return first;
  };
}

type Asked = IssueOrder & IssueRequest;
type NewIntent = Parameters<typeof recordIntents>[2][number];

function toRequest(world: World, { request, key }: IssueOrder): IssueRequest {
  const credentialId = world.newId();
  const { externalId } = request;
  return { key: key ?? `once:${credentialId}`, requestHash: hashOf(request), credentialId, externalId };
}

async function recordFresh(
  world: World,
  actor: Actor,
  organisationId: string,
  fresh: readonly Asked[],
): Promise<DraftedIntent[]> {
  const issuer = await getIssuerProfile(world, organisationId);
  const { verificationMethod } = await getSigner(world, organisationId);
  const achievements = new Map<string, PublishedAchievement>();
  const lint = openAwardLinter(world.config.publicUrl);
  const intents: NewIntent[] = [];
  for (const order of fresh) {
    const { achievementId } = order.request;
    const name = `${achievementId} ${order.version ?? ''}`;
    const published =
      achievements.get(name) ?? (await getIssuable(world, organisationId, achievementId, order.version));
    achievements.set(name, published);
    intents.push({ ...toIntent(world, actor, order, { published, issuer, lint }), verificationMethod });
  }
  return recordIntents(world, organisationId, intents);
}

interface Known {
  published: PublishedAchievement;
  issuer: Profile;
  lint: ReturnType<typeof openAwardLinter>;
}

function toIntent(
  world: World,
  actor: Actor,
  { request, credentialId, batchId }: Asked,
  { published, issuer, lint }: Known,
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
    write: place => draftOf(toAward({ request, published, issuer, subjectId, ...place }), lint, languageOf(actor)),
  };
}
