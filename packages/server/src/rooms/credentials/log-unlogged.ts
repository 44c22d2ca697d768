import type { JsonObject } from '@cairn/core/json';
import { type Told, toldOf } from '@cairn/core/log';
import type { World } from '../../platform/world.ts';
import { getIssuerIds } from '../keys/index.ts';
import { recordMissing } from '../transparency/index.ts';
import type { Credential } from './credential.ts';
import { listAllIssued } from './issued-store.ts';

const atOnce = 200;

/**
 * C-14: log what was signed or withdrawn before this installation had a transparency log. Each leaf says the hour in which it is
 * recorded, so nothing is dated back. How many leaves were added.
 */
export async function logUnlogged(world: World): Promise<number> {
  let added = 0;
  for (let after = ''; ; ) {
    const page = await listAllIssued(world, after, atOnce);
    for (const [organisationId, own] of byOrganisation(page)) added += await logMissing(world, organisationId, own);
    const last = page.at(-1);
    if (!last || page.length < atOnce) return added;
    after = last.credentialId;
  }
}

function byOrganisation(credentials: readonly Credential[]): Map<string, Credential[]> {
  return Map.groupBy(credentials, ({ organisationId }) => organisationId);
}

async function logMissing(world: World, organisationId: string, credentials: readonly Credential[]): Promise<number> {
  const issuer = (await getIssuerIds(world, [organisationId])).get(organisationId) ?? '';
  const told = credentials.flatMap(({ uri, document, revocation }): Told[] => [
    toldOf(JSON.parse(document) as JsonObject),
    ...(revocation ? [{ kind: 'status', issuer, about: uri, content: 'revoked' } as const] : []),
  ]);
  return recordMissing(world, organisationId, told);
}
