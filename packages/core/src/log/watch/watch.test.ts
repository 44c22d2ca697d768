import { beforeAll, describe, expect, it } from 'vitest';
import { newNoteSigner, openTestLog } from '../../../../../test/made-log.ts';
import type { JsonObject } from '../../json.ts';
import { MissingTile, proveConsistency, readRoot } from '../merkle/index.ts';
import { type NoteSigner, type OpenedCheckpoint, openCheckpoint } from '../notes/index.ts';
import {
  compareViews,
  isSplit,
  judgeSubmission,
  parseSplit,
  parseSubmission,
  type Submission,
  writeSplit,
  writeSubmission,
} from './index.ts';

let signer: NoteSigner;
let honest: ReturnType<typeof openTestLog>;
let forked: ReturnType<typeof openTestLog>;

/** Two histories under one name: the same twenty leaves, then each its own. */
beforeAll(async () => {
  signer = await newNoteSigner('log.example');
  [honest, forked] = [openTestLog(signer), openTestLog(signer)];
  for (let index = 0; index < 40; index++) {
    const told = { kind: 'key', issuer: 'did:web:a.example', about: `#${index}`, content: '' } as const;
    const opening = { hour: '2026-11-24T09:00:00Z', salt: new Uint8Array(32).fill(index) };
    await honest.add(told, opening);
    await forked.add(index < 20 ? told : { ...told, about: 'another' }, opening);
  }
});

async function open(note: string): Promise<OpenedCheckpoint> {
  const opened = await openCheckpoint(note, [signer.key]);
  if ('problem' in opened) throw new Error(opened.problem);
  return opened;
}

describe('two checkpoints of one log', () => {
  it.each<[number, number]>([
    [0, 40],
    [1, 40],
    [16, 40],
    [20, 40],
    [39, 40],
    [40, 40],
  ])('of %i and %i leaves agree when one grew from the other, in either order', async (older, younger) => {
    const [one, other] = [await open(await honest.checkpoint(older)), await open(await honest.checkpoint(younger))];
    expect(await compareViews(one, other, honest.readTile)).toMatchObject({ views: 'agrees' });
    expect(await compareViews(other, one, honest.readTile)).toMatchObject({ views: 'agrees' });
  });

  it.each<[number, number]>([
    [21, 40],
    [32, 40],
    [33, 40],
    [39, 40],
    [40, 40],
  ])('of %i and %i leaves from two histories are a split view that anybody can check', async (older, younger) => {
    const [one, other] = [await open(await forked.checkpoint(older)), await open(await honest.checkpoint(younger))];
    const compared = await compareViews(one, other, honest.readTile);
    if (compared.views !== 'split') throw new Error(compared.views);
    const file = JSON.stringify(writeSplit(compared.split));
    const read = parseSplit(JSON.parse(file));
    expect(read).toEqual(compared.split);
    expect(await isSplit(read, [signer.key])).toBe(true);
    expect(await isSplit(read, [(await newNoteSigner('log.example')).key])).toBe(false);
  });

  it('prove nothing when they agree, or when the root between them is made up', async () => {
    const [older, younger] = [await honest.checkpoint(21), await honest.checkpoint(40)];
    const proof = await proveConsistency(honest.readTile, 21, 40);
    const prefixRoot = await readRoot(honest.readTile, 40, 21);
    expect(await isSplit({ older, younger, prefixRoot, proof }, [signer.key])).toBe(false);
    const otherRoot = await readRoot(forked.readTile, 40, 21);
    expect(await isSplit({ older, younger, prefixRoot: otherRoot, proof }, [signer.key])).toBe(false);
    const stranger = openTestLog(await newNoteSigner('other.example'));
    const keys = [signer.key, stranger.signer.key];
    const alien = { older: await stranger.checkpoint(), younger, prefixRoot, proof };
    expect(await isSplit(alien, keys)).toBe(false);
  });

  it('cannot be compared by the tiles of another tree, or without tiles', async () => {
    const [one, other] = [await open(await honest.checkpoint(21)), await open(await honest.checkpoint(40))];
    expect(await compareViews(one, other, forked.readTile)).toEqual({ views: 'unproven' });
    await expect(compareViews(one, other, () => undefined)).rejects.toThrow(MissingTile);
    const stranger = await newNoteSigner('other.example');
    const alien = await openCheckpoint(await openTestLog(stranger).checkpoint(), [stranger.key]);
    if ('problem' in alien) throw new Error('not opened');
    await expect(compareViews(one, alien, honest.readTile)).rejects.toThrow(RangeError);
  });

  it.each<JsonObject>([
    {},
    { splitView: 2 },
    { splitView: 1, older: '', younger: '', prefixRoot: 'AAAA', proof: [] },
    { splitView: 1, older: '', younger: '', prefixRoot: `${'A'.repeat(43)}=`, proof: [7] },
    { splitView: 1, older: '', younger: '', prefixRoot: `${'A'.repeat(43)}=`, proof: 'x' },
  ])('are not read from %j', document => {
    expect(() => parseSplit(document)).toThrow(expect.objectContaining({ name: 'Malformed' }));
  });
});

describe('a witness', () => {
  const judge = async (submission: Submission, seen?: { size: number; log: typeof honest }) =>
    judgeSubmission(
      submission,
      async () => seen && { size: seen.size, root: await readRoot(seen.log.readTile, 40, seen.size) },
      [signer.key],
    );
  const submit = async (older: number, size: number, log = honest): Promise<Submission> => ({
    older,
    proof: await proveConsistency(log.readTile, older, size).catch(() => []),
    checkpoint: await log.checkpoint(size),
  });

  it('reads what it is sent as it was written', async () => {
    const submission = { ...(await submit(21, 40)), proof: (await submit(21, 33)).proof };
    expect(parseSubmission(writeSubmission(submission))).toEqual(submission);
    const first = await submit(0, 40);
    expect(writeSubmission(first)).toMatch(/^old 0\n\nlog\.example\n40\n/);
    expect(parseSubmission(writeSubmission(first))).toEqual(first);
  });

  it('cosigns the first that it sees, and then only what grew from the last', async () => {
    expect(await judge(await submit(0, 21))).toMatchObject({ status: 200, opened: { checkpoint: { size: 21 } } });
    const seen = { size: 21, log: honest };
    expect(await judge(await submit(21, 40), seen)).toMatchObject({ status: 200 });
    expect(await judge(await submit(21, 21), seen)).toMatchObject({ status: 200 });
    expect(await judge(await submit(20, 40), seen)).toEqual({ status: 409, size: 21, forked: false });
    expect(await judge(await submit(0, 40), seen)).toEqual({ status: 409, size: 21, forked: false });
    expect(await judge(await submit(21, 20), seen)).toEqual({ status: 400 });
    expect(await judge({ ...(await submit(21, 40)), proof: [] }, seen)).toEqual({
      status: 422,
      size: 21,
      forked: false,
    });
    expect(await judge({ ...(await submit(0, 40)), proof: [new Uint8Array(32)] })).toMatchObject({ status: 422 });
  });

  it('cosigns no other history', async () => {
    const seen = { size: 21, log: honest };
    expect(await judge(await submit(21, 40, forked), seen)).toEqual({ status: 422, size: 21, forked: false });
    expect(await judge(await submit(21, 21, forked), seen)).toEqual({ status: 409, size: 21, forked: true });
  });

  it('knows its logs, and their keys', async () => {
    const stranger = openTestLog(await newNoteSigner('other.example'));
    expect(await judge({ older: 0, proof: [], checkpoint: await stranger.checkpoint() })).toEqual({ status: 404 });
    const impostor = openTestLog(await newNoteSigner('log.example'));
    expect(await judge({ older: 0, proof: [], checkpoint: await impostor.checkpoint() })).toEqual({ status: 403 });
  });

  it.each([
    '',
    'old',
    'old x\n\n',
    'old -1\n\n',
    'old 01\n\n',
    'old 9007199254740992\n\n',
    `old 1\nAAAA\n\n`,
    'old 1\r\n\r\n',
    `old 1\n${`${'A'.repeat(43)}=\n`.repeat(64)}\n`,
  ])('does not read %.60j', body => {
    expect(() => parseSubmission(body)).toThrow(expect.objectContaining({ name: 'Malformed' }));
  });
});
