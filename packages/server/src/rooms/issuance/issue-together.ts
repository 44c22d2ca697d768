import { type Actor, languageOf, toActorRecord } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { issueAwards } from './issue-awards.ts';
import type { IssueOrder } from './record-requests.ts';

interface Waiting {
  order: IssueOrder;
  resolve(credentialId: string | undefined): void;
  reject(error: unknown): void;
}

/** Whoever asks for the same organisation and as the same actor goes together. */
interface Lane {
  world: World;
  actor: Actor;
  organisationId: string;
  waiting: Waiting[];
}

const ordersAtOnce = 100;
const lanes = new WeakMap<World, Map<string, Lane>>();

/**
 * Issue one award together with those that came while others were being issued: whoever comes alone is issued at once, and many
 * at once share their commits. What is wrong with one refuses nobody else. Gives the credential's id; undefined stands for what
 * our own verifier did not accept.
 */
export function issueTogether(
  world: World,
  actor: Actor,
  organisationId: string,
  order: IssueOrder,
): Promise<string | undefined> {
  const ofWorld = lanes.get(world) ?? new Map<string, Lane>();
  lanes.set(world, ofWorld);
  const name = JSON.stringify([organisationId, toActorRecord(actor), languageOf(actor)]);
  return new Promise((resolve, reject) => {
    const waiting = { order, resolve, reject };
    const lane = ofWorld.get(name);
    if (lane) lane.waiting.push(waiting);
    else {
      const begun = { world, actor, organisationId, waiting: [waiting] };
      ofWorld.set(name, begun);
      void empty(begun).finally(() => ofWorld.delete(name));
    }
  });
}

async function empty(lane: Lane): Promise<void> {
  while (lane.waiting.length > 0) await issueGroup(lane, lane.waiting.splice(0, ordersAtOnce));
}

async function issueGroup(lane: Lane, group: readonly Waiting[]): Promise<void> {
  const { world, actor, organisationId } = lane;
  try {
    const orders = group.map(({ order }) => order);
    const ids = await issueAwards(world, actor, organisationId, orders);
    for (const [index, { resolve }] of group.entries()) resolve(ids[index]);
  } catch (error) {
    const isOfOne = error instanceof Refusal && group.length > 1;
    if (isOfOne) for (const one of group) await issueGroup(lane, [one]);
    else for (const { reject } of group) reject(error);
  }
}
