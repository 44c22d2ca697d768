import { readFileSync } from 'node:fs';
import type { Find, JsonObject } from '@cairn/core';
import type { ContextLoader } from '@cairn/core/canonical';
import { loadContext } from '@cairn/core/contexts';
import { isJsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { Malformed } from '@cairn/core/malformed';
import { CannotStart } from '../../../platform/cannot-start.ts';
import type { World } from '../../../platform/world.ts';
import { findAnywhere } from '../../verification/index.ts';
import { type Issuer, openIssuers } from './instances.ts';
import { StatusList } from './status-list.ts';

/** What every endpoint of the tests stands on. */
export interface Ground {
  world: World;
  issuers: ReadonlyMap<string, Issuer>;
  statusList: StatusList;
  find: Find;
  load: ContextLoader;
}

/** A word that no other context defines means something in examples; only tests may take it. */
const examples: ReadonlyMap<string, JsonObject> = new Map([
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  ],
]);

/** Open the keys, the status list and the two ways to what lies outside. @throws CannotStart */
export async function openGround(world: World): Promise<Ground> {
  const issuers = await openIssuers(world.vault);
  const statusList = new StatusList(world, issuers);
  const overrides = readOverrides(world.config.resolverOverrides);
  const beyond = findAnywhere(world);
  const find: Find = async url => {
    const known = overrides.get(url) ?? (await statusList.find(url));
    return known === undefined ? beyond(url) : { body: JSON.stringify(known), mediaType: 'application/json' };
  };
  const known = (url: string) => loadContext(url) ?? examples.get(url) ?? overrides.get(url);
  return { world, issuers, statusList, find, load: Object.assign(known, { takesWritten: true as const }) };
}

const largestOverridesBytes = 8 * 1024 * 1024;

/** VC-6: documents by their address, which stand in for the network. */
function readOverrides(path: string | undefined): ReadonlyMap<string, JsonObject> {
  if (path === undefined) return new Map();
  try {
    const limits = { bytes: largestOverridesBytes, keys: 200_000, items: 100_000 };
    const documents = parseJson(readFileSync(path, 'utf8'), limits);
    const entries = isJsonObject(documents) ? Object.entries(documents) : [];
    const found = entries.filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]));
    if (isJsonObject(documents) && found.length === entries.length) return new Map(found);
  } catch (error) {
    if (!(error instanceof Malformed) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  }
  throw new CannotStart(
    'RESOLVER_OVERRIDES names no readable file of the form {"address": {document}}: mend the file.',
  );
}
