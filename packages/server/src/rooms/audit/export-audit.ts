import type { ReplyOf, RequestOf } from '@cairn/api';
import type { auditContract } from '@cairn/api/audit';
import { toCsv } from '@cairn/api/csv';
import type { Actor } from '../../platform/actor.ts';
import type { World } from '../../platform/world.ts';
import { type ChainedEntry, toActorText, toWanted } from './rules.ts';
import { countEntriesOf, listEntriesOf } from './store.ts';

type Endpoint = typeof auditContract.exportAudit;

const mostEntries = 10_000;
const headings = ['position', 'at', 'kind', 'actor', 'subject', 'hash'];

/** AU-6: what happened as CSV, with which anybody can compute the chain again; no cell is taken for a formula. */
export async function exportAudit(
  world: World,
  _actor: Actor,
  { params: { organisationId }, query }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const wanted = { organisationId, ...toWanted(query) };
  const entries = await listEntriesOf(world, wanted, { before: undefined, limit: mostEntries });
  const total = await countEntriesOf(world, wanted);
  const today = world.now().toISOString().slice(0, 10);
  return {
    fileName: `record-${today}.csv`,
    content: toCsv(headings, entries.map(toCells)),
    entries: entries.length,
    rest: Math.max(0, total - entries.length),
  };
}

function toCells({ position, at, kind, actor, subject, hash }: ChainedEntry): string[] {
  const pairs = Object.entries(subject).map(([name, value]) => `${name}=${value}`);
  return [String(position), at.toISOString(), kind, toActorText(actor), pairs.sort().join(' '), hash];
}
