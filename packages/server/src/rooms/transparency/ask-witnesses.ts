import { proveConsistency } from '@cairn/core/log/merkle';
import { checkNote, type NoteKey, parseNote, parseSignature, writeSignature } from '@cairn/core/log/notes';
import { writeSubmission } from '@cairn/core/log/watch';
import { Malformed } from '@cairn/core/malformed';
import type { ListedWitness } from '../../platform/witness-list.ts';
import type { World } from '../../platform/world.ts';
import {
  type CheckpointRecord,
  type Cosignature,
  findLastCosigned,
  findLatest,
  insertCosignature,
  listCosignatures,
} from './checkpoint-store.ts';
import { beginLog } from './our-log.ts';
import { publishWitnessed } from './publish-checkpoint.ts';
import { tilesOf } from './read-log.ts';

/** Why a witness did not cosign: nobody answers; it saw a larger tree; it says no; what it signed does not hold. */
type NotCosigned = 'witness_silent' | 'witness_saw_more' | 'witness_refused' | 'witness_signed_otherwise';

/**
 * T-8: show the latest signed checkpoint to each witness that has not cosigned it (C2SP tlog-witness, add-checkpoint), and publish
 * it as soon as enough have. A witness that is away delays that, and nothing else.
 */
export async function askWitnesses(world: World): Promise<void> {
  const witnesses = world.config.witnessing?.witnesses ?? [];
  if (witnesses.length === 0) return;
  const { generation } = await beginLog(world);
  const latest = await findLatest(world, generation);
  if (!latest || latest.note === null) return;
  const said = await listCosignatures(world, latest);
  const missing = witnesses.filter(({ key }) => !said.some(one => one.witness === key.name && one.keyId === key.id));
  const shown = { ...latest, note: latest.note };
  await Promise.all(missing.map(witness => askOne(world, witness, shown)));
}

async function askOne(
  world: World,
  { key, url }: ListedWitness,
  checkpoint: CheckpointRecord & { note: string },
): Promise<void> {
  const known = await findLastCosigned(world, checkpoint.generation, { witness: key.name, keyId: key.id });
  const answer = await submit(world, { key, url }, checkpoint, known);
  if (typeof answer === 'string') {
    world.log.warn('a witness did not cosign the transparency log', { code: answer, count: checkpoint.size });
    return;
  }
  await insertCosignature(world, checkpoint, answer);
  await publishWitnessed(world, checkpoint);
}

/**
 * @param older the tree that the witness saw last, as far as is known
 * @param isSecond when the witness itself said so
 */
async function submit(
  world: World,
  { key, url }: ListedWitness,
  { size, note, ...place }: CheckpointRecord & { note: string },
  older: number,
  isSecond = false,
): Promise<Cosignature | NotCosigned> {
  const proof = await proveConsistency(tilesOf(world), older, size);
  const answer = await world.post(`${url}/add-checkpoint`, writeSubmission({ older, proof, checkpoint: note }));
  if ('unreachable' in answer) return 'witness_silent';
  if (answer.status === 200) return (await findCosignature(answer.body, note, key)) ?? 'witness_signed_otherwise';
  if (answer.status >= 500) return 'witness_silent';
  const seen = answer.status === 409 && !isSecond ? parseSize(answer.body) : undefined;
  if (seen === undefined || seen === older) return 'witness_refused';
  if (seen > size) return 'witness_saw_more';
  return submit(world, { key, url }, { size, note, ...place }, seen, true);
}

function parseSize(body: string): number | undefined {
  const [, digits] = /^(0|[1-9]\d{0,14})\n?$/.exec(body) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The cosignature by this key among the lines of an answer, when it holds for what was shown. */
async function findCosignature(body: string, note: string, key: NoteKey): Promise<Cosignature | undefined> {
  const signatures = readSignatures(body);
  const signed = await checkNote({ text: parseNote(note).text, signatures }, [key]);
  const [own] = signatures.filter(({ name, id }) => name === key.name && id === key.id);
  const at = signed === 'differs' ? undefined : signed[0]?.at;
  return own && at && { witness: key.name, keyId: key.id, line: writeSignature(own), at };
}

function readSignatures(body: string) {
  try {
    const lines = body.split('\n').filter(line => line !== '');
    return lines.map(line => parseSignature(line));
  } catch (fault) {
    if (fault instanceof Malformed) return [];
    throw fault;
  }
}
