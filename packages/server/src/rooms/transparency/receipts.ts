import { checkReceipt, type Logged, parseLeaf, parseReceipt, toldOf, writeReceipt } from '@cairn/core/log';
import { proveInclusion } from '@cairn/core/log/merkle';
import type { Given } from '@cairn/core/report';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { type CheckpointRecord, findFirstAbove } from './checkpoint-store.ts';
import { listLogKeys } from './our-log.ts';
import { tilesOf, toNote } from './read-log.ts';
import { findLeaf } from './store.ts';

/**
 * T-6: the receipt of a credential that was issued here, by its id, under the earliest checkpoint that enough witnesses cosigned;
 * undefined while it is in no published one.
 */
export async function findReceipt(world: World, credentialUri: string): Promise<string | undefined> {
  const leaf = await findLeaf(world, 'issue', credentialUri);
  const found = leaf && (await findEarliest(world, leaf.position));
  const checkpoint = found && (await toNote(world, found));
  if (!found || checkpoint === undefined) return undefined;
  const { kind, hour } = parseLeaf(leaf.entry);
  const proof = await proveInclusion(tilesOf(world), found.size, leaf.position);
  return writeReceipt({ opening: { kind, hour, salt: leaf.salt }, index: leaf.position, proof, checkpoint });
}

/** The earliest checkpoint above a leaf that is witnessed well enough, or else the earliest that is published. */
async function findEarliest(world: World, position: number): Promise<CheckpointRecord | undefined> {
  const { witnesses, needed } = world.config.witnessing ?? { witnesses: [], needed: 0 };
  const names = witnesses.map(({ key }) => key.name);
  return (
    (await findFirstAbove(world, position, { needed, witnesses: names })) ??
    (needed > 0 ? findFirstAbove(world, position, { needed: 0, witnesses: [] }) : undefined)
  );
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
  const { witnesses, needed } = world.config.witnessing ?? { witnesses: [], needed: 0 };
  const keys = [...(await listLogKeys(world)), ...witnesses.map(({ key }) => key)];
  const check = (wanted: number) => checkReceipt(parseReceipt(receipt), told, { keys, witnesses: wanted });
  const answer = await check(needed);
  const onOurWord = 'problem' in answer && answer.problem === 'too_few_witnesses' ? await check(0) : answer;
  return 'problem' in onOurWord ? undefined : onOurWord;
}
