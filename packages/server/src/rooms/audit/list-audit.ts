import type { ReplyOf, RequestOf } from '@cairn/api';
import type { auditContract } from '@cairn/api/audit';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { toActorText, toWanted } from './rules.ts';
import { countEntriesOf, listEntriesOf } from './store.ts';

type Endpoint = typeof auditContract.listAudit;

/** What happened in an organisation, newest first. An actor is told as its kind and id: `person:…`, `machine:…`. */
export async function listAudit(
  world: World,
  _actor: Actor,
  { params: { organisationId }, query }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const before = parsePosition(query.cursor);
  const wanted = { organisationId, ...toWanted(query) };
  const entries = await listEntriesOf(world, wanted, { before, limit: query.limit + 1 });
  const shown = entries.slice(0, query.limit);
  const last = entries.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ position, at, kind, actor, subject, hash }) => ({
      position,
      at: at.toISOString(),
      kind,
      actor: toActorText(actor),
      subject: { ...subject },
      hash,
    })),
    total: await countEntriesOf(world, wanted),
    ...(last ? { next: String(last.position) } : {}),
  };
}

function parsePosition(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('request_malformed');
  return Number(cursor);
}
