import { verify } from '@cairn/core';
import { isJsonObject, type JsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { decodeBits, readBits } from '@cairn/core/status';
import type { World } from '../../platform/world.ts';
import { countLeaves } from '../transparency/index.ts';
import type { Credential } from './credential.ts';
import { findHere } from './find-here.ts';
import { countRecorded, listIntentsBefore, listRecorded } from './intent-store.ts';
import { listAllIssued } from './issued-store.ts';
import {
  countListed,
  listAllLists,
  listSharedIndices,
  listWithdrawnIndices,
  type StatusListTable,
} from './list-store.ts';
import { getStatusListCredential } from './published-list.ts';

/** Something that should never be. `about` is the id of a credential or of a status list. */
export interface Fault {
  code:
    | 'credential_not_valid'
    | 'credential_not_as_recorded'
    | 'credential_not_logged_once'
    | 'status_index_shared'
    | 'status_bits_differ'
    | 'status_positions_wrong'
    | 'intent_left_behind';
  about: string;
  detail?: string;
}

/** What a walk through everything found. `recorded` counts intents and rejected ones too. */
export interface Fsck {
  recorded: number;
  issued: number;
  lists: number;
  faults: Fault[];
}

const credentialsAtOnce = 100;
const staleIntentMs = 60_000;

/** Verify every issued credential again, and hold status lists to what was withdrawn. Changes nothing that was issued. */
export async function fsckCredentials(world: World): Promise<Fsck> {
  const faults: Fault[] = [];
  let issued = 0;
  for (let after = ''; ; ) {
    const page = await listAllIssued(world, after, credentialsAtOnce);
    for (const credential of page) faults.push(...(await faultsOf(world, credential)));
    faults.push(...(await faultsOfLog(world, page)));
    issued += page.length;
    if (page.length < credentialsAtOnce) break;
    after = page.at(-1)?.credentialId ?? '';
  }
  const lists = await listAllLists(world);
  for (const list of lists) faults.push(...(await faultsOfList(world, list)));
  for (const { listId, index } of await listSharedIndices(world)) {
    faults.push({ code: 'status_index_shared', about: listId, detail: String(index) });
  }
  const before = new Date(world.now().getTime() - staleIntentMs);
  for (const { credentialId } of await listIntentsBefore(world, before, 1000)) {
    faults.push({ code: 'intent_left_behind', about: credentialId });
  }
  return { recorded: await countRecorded(world), issued, lists: lists.length, faults };
}

/** Every credential has one leaf in the transparency log, and every withdrawal. */
async function faultsOfLog(world: World, credentials: readonly Credential[]): Promise<Fault[]> {
  const leaves = await countLeaves(
    world,
    credentials.map(({ uri }) => uri),
  );
  return credentials.flatMap(({ uri, credentialId: about, revocation }) => {
    const { issue = 0, status = 0 } = leaves.get(uri) ?? {};
    const isLogged = issue === 1 && status === (revocation ? 1 : 0);
    return isLogged ? [] : [{ code: 'credential_not_logged_once' as const, about, detail: `${issue} ${status}` }];
  });
}

async function faultsOf(world: World, credential: Credential): Promise<Fault[]> {
  const { organisationId, credentialId: about } = credential;
  const document = parseJson(credential.document);
  if (!isJsonObject(document)) return [{ code: 'credential_not_valid', about, detail: 'not an object' }];
  const { proof: _, ...unsigned } = document;
  const [recorded] = await listRecorded(world, organisationId, [about]);
  const isAsRecorded = recorded?.unsigned === JSON.stringify(unsigned) && document.id === credential.uri;
  const verdict = await verdictOf(world, document);
  const expected = { 'in-force': 'valid', expired: 'expired', revoked: 'revoked' }[credential.state];
  return [
    ...(isAsRecorded ? [] : [{ code: 'credential_not_as_recorded' as const, about }]),
    ...(verdict === expected ? [] : [{ code: 'credential_not_valid' as const, about, detail: verdict }]),
  ];
}

async function verdictOf(world: World, document: JsonObject): Promise<string> {
  const find = async (url: string) => (await findHere(world, url)) ?? { unreachable: 'url_not_allowed' as const };
  return (await verify(document, { find, now: world.now() })).verdict;
}

async function faultsOfList(world: World, list: StatusListTable): Promise<Fault[]> {
  const about = list.list_id;
  const faults: Fault[] = [];
  if ((await countListed(world, about)) !== list.used) faults.push({ code: 'status_positions_wrong', about });
  const published = await getStatusListCredential(world, about);
  const document = parseJson(published?.document ?? '{}');
  const subject = isJsonObject(document) ? document.credentialSubject : undefined;
  const bits = isJsonObject(subject) ? await decodeBits(String(subject.encodedList)) : undefined;
  const withdrawn = new Set(await listWithdrawnIndices(world, about));
  const isFold =
    bits !== undefined &&
    bits.length * 8 === list.length &&
    Array.from({ length: list.length }, (_, index) => index).every(
      index => (readBits(bits, index) === 1) === withdrawn.has(index),
    );
  return isFold ? faults : [...faults, { code: 'status_bits_differ', about }];
}
