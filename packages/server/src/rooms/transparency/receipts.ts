import { checkReceipt, type Logged, parseLeaf, parseReceipt, toldOf, writeReceipt } from '@cairn/core/log';
import { proveInclusion } from '@cairn/core/log/merkle';
import { parseCheckpoint, parseNote } from '@cairn/core/log/notes';
import type { Given } from '@cairn/core/report';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { beginLog, toLogSigner } from './our-log.ts';
import { findCheckpoint, tilesOf } from './read-log.ts';
import { findLeaf } from './store.ts';

/** T-6: the receipt of a credential that was issued here, by its id; undefined while it is not in a signed checkpoint. */
export async function findReceipt(world: World, credentialUri: string): Promise<string | undefined> {
  const leaf = await findLeaf(world, 'issue', credentialUri);
  const checkpoint = await findCheckpoint(world);
  if (!leaf || checkpoint === undefined) return undefined;
  const { size } = parseCheckpoint(parseNote(checkpoint).text);
  if (leaf.position >= size) return undefined;
  const { kind, hour } = parseLeaf(leaf.entry);
  const proof = await proveInclusion(tilesOf(world), size, leaf.position);
  return writeReceipt({ opening: { kind, hour, salt: leaf.salt }, index: leaf.position, proof, checkpoint });
}

/** The receipt as a file to be kept beside the credential. Refuses `not_logged_yet` for the first seconds. */
export async function getReceipt(
  world: World,
  { uri, verifyCode }: { uri: string; verifyCode: string },
): Promise<{ fileName: string; content: string }> {
  const content = await findReceipt(world, uri);
  if (content === undefined) throw new Refusal('not_logged_yet');
  return { fileName: `credential-${verifyCode.toLowerCase()}.tlog-proof`, content };
}

/** What our own log shows of a credential, ours or not; undefined when it shows nothing. The receipt is checked as a stranger would. */
export async function findLogged(world: World, given: Given): Promise<Logged | undefined> {
  const told = toldOf(given);
  const receipt = told.about === '' ? undefined : await findReceipt(world, told.about);
  if (receipt === undefined) return undefined;
  const { key } = toLogSigner(world, await beginLog(world));
  const answer = await checkReceipt(parseReceipt(receipt), told, { keys: [key] });
  return 'problem' in answer ? undefined : answer;
}
