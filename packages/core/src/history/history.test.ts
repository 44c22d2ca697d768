import { describe, expect, it } from 'vitest';
import { parseDidWebvh, toDidDocument } from '../did/index.ts';
import type { JsonObject } from '../json.ts';
import { addProof, generateKeyPair, toSigner } from '../proof/index.ts';
import { digestEntry } from './digests.ts';
import { createLog, extendLog, type LogChange, readHistory, toKeyHash, witnessVersion } from './index.ts';

async function person() {
  const { publicMultikey, secretMultikey } = await generateKeyPair();
  return { multikey: publicMultikey, did: `did:key:${publicMultikey}`, signer: await toSigner(secretMultikey) };
}
const [one, two, three] = [await person(), await person(), await person()];

const address = 'https://lindon.example';
const toDocument = (did: string) => toDidDocument({ did, keys: [{ multikey: one.multikey }] });
const at = (month: number) => `2026-${String(month).padStart(2, '0')}-01T00:00:00Z`;

const begin = (change: LogChange & { isPortable?: boolean } = {}) =>
  createLog({ address, toDocument, updateKeys: [one.multikey], ...change }, one.signer, at(1));
const { did, log: first } = await begin();
const second = await extendLog(first, { updateKeys: [two.multikey] }, one.signer, at(2));
const log = await extendLog(second, {}, two.signer, at(3));
const lines = log.trimEnd().split('\n');

const read = (text: string, witnessFile?: JsonObject[]) => readHistory(text, { did, witnessFile });
const proofValue = /"proofValue":"[^"]+/;
const broken = (problem: string, line: number) => ({ problem, line });

/** A line with changes, hashed and signed anew by whoever wants to. */
async function forge(line: string, change: JsonObject, before: string, by = one): Promise<string> {
  const { proof: _, ...bare } = { ...(JSON.parse(line) as JsonObject), ...change };
  const [number] = String(bare.versionId).split('-');
  const versionId = `${number}-${await digestEntry(bare, before)}`;
  return JSON.stringify(await addProof({ ...bare, versionId }, by.signer, at(1), { suite: 'eddsa-jcs-2022' }));
}
const idOf = (line = '') => String((JSON.parse(line) as JsonObject).versionId);

describe('a log', () => {
  it('tells what its identifier was, version by version', async () => {
    expect(await read(log)).toMatchObject({
      scid: did.split(':')[2],
      versions: [{ versionTime: at(1), document: toDocument(did) }, { versionTime: at(2) }, { versionTime: at(3) }],
      parameters: { updateKeys: [two.multikey] },
    });
    expect(await read(first)).toHaveProperty('versions.length', 1);
  });

  it.each([
    ['nothing', '', broken('not_a_log', 1)],
    ['no log', '{"id":"did:web:lindon.example"}', broken('not_a_log', 1)],
    ['a line that is cut off', log.slice(0, -40), broken('not_a_log', 3)],
    ['a line that is missing', [lines[0], lines[2]].join('\n'), broken('number_out_of_order', 2)],
    ['no beginning', lines.slice(1).join('\n'), broken('parameters_wrong', 1)],
    ['a line that is repeated', [...lines, lines[2]].join('\n'), broken('number_out_of_order', 4)],
    ['lines in another order', [lines[1], lines[0], lines[2]].join('\n'), broken('parameters_wrong', 1)],
    ['an empty line between', [lines[0], '', lines[1]].join('\n'), broken('not_a_log', 2)],
    ['a duplicate key', log.replace('{"versionId"', '{"versionId":"1-a","versionId"'), broken('not_a_log', 1)],
    ['ten thousand lines', `${lines[0]}\n`.repeat(10_000), expect.objectContaining({ line: expect.any(Number) })],
    ['a thousand and one lines', '{}\n'.repeat(1_001), broken('too_many_entries', 1_001)],
    ['another word in a document', log.replace('assertionMethod', 'assertionMethods'), broken('scid_differs', 1)],
    ['another word later on', log.replace(/(.*\n.*)authentication/, '$1keyAgreement'), broken('hash_differs', 2)],
    ['another time', log.replace(at(2), at(2).replace('01T', '02T')), broken('hash_differs', 2)],
    [
      'a signature of another line',
      [lines[0], lines[1]?.replace(proofValue, lines[0]?.match(proofValue)?.[0] ?? '')].join('\n'),
      broken('signature_wrong', 2),
    ],
  ])('with %s is worth nothing', async (_title, text, problem) => expect(await read(text)).toEqual(problem));

  it('of somebody else, or of another beginning, is worth nothing', async () => {
    const other = await begin({ updateKeys: [one.multikey, two.multikey] });
    expect(await read(other.log)).toEqual(broken('other_identifier', 1));
    const disguised = other.log.replaceAll(other.did.split(':')[2] ?? '', did.split(':')[2] ?? '');
    expect(await read(disguised)).toEqual(broken('scid_differs', 1));
    expect(await readHistory(log, { did: `${did}:coast` })).toEqual(broken('other_identifier', 1));
  });

  it('that was forked by a key that was given up is worth nothing', async () => {
    const fork = await forge(lines[2] ?? '', { state: toDocument(did) }, idOf(lines[1]), one);
    expect(await read([lines[0], lines[1], fork].join('\n'))).toEqual(broken('key_not_authorised', 3));
    const replayed = await forge(lines[1] ?? '', { versionId: '3-', versionTime: at(4) }, idOf(lines[1]), one);
    expect(await read([lines[0], lines[1], replayed].join('\n'))).toEqual(broken('key_not_authorised', 3));
  });

  it('whose clock goes backwards, stands still, or is ahead of the day is worth nothing', async () => {
    for (const versionTime of [at(1), at(2)]) {
      const back = await forge(lines[2] ?? '', { versionTime }, idOf(lines[1]), two);
      expect(await read([lines[0], lines[1], back].join('\n'))).toEqual(broken('time_out_of_order', 3));
    }
    const zoned = await forge(lines[2] ?? '', { versionTime: '2026-03-01T00:00:00+02:00' }, idOf(lines[1]), two);
    expect(await read([lines[0], lines[1], zoned].join('\n'))).toEqual(broken('not_a_log', 3));
    const broughtAt = Date.parse(at(2));
    expect(await readHistory(log, { did, broughtAt })).toEqual(broken('time_not_reached', 3));
  });

  it.each([
    ['a parameter that is not known', { extra: true }],
    ['a second beginning', { scid: did.split(':')[2] ?? '' }],
    ['leave to move that was never given', { portable: true }],
    ['keys that are no list', { updateKeys: 'z6Mk' }],
    ['a threshold beyond its witnesses', { witness: { threshold: 2, witnesses: [{ id: one.did }] } }],
    ['a witness that is counted twice', { witness: { threshold: 2, witnesses: [{ id: one.did }, { id: one.did }] } }],
    ['a time to live that is no number', { ttl: '60' }],
  ])('with %s is worth nothing', async (_title, parameters) => {
    const line = await forge(lines[2] ?? '', { parameters }, idOf(lines[1]), two);
    expect(await read([lines[0], lines[1], line].join('\n'))).toEqual(broken('parameters_wrong', 3));
  });

  it('of another edition is not read', async () => {
    const line = await forge(lines[2] ?? '', { parameters: { method: 'did:webvh:2.0' } }, idOf(lines[1]), two);
    expect(await read([lines[0], lines[1], line].join('\n'))).toEqual(broken('method_unknown', 3));
  });

  it('goes on only with the keys that were announced', async () => {
    const begun = await begin({ nextKeyHashes: [await toKeyHash(two.multikey)] });
    const announced = { updateKeys: [two.multikey], nextKeyHashes: [await toKeyHash(three.multikey)] };
    const rotated = await extendLog(begun.log, announced, two.signer, at(2));
    expect(await readHistory(rotated, { did: begun.did })).toHaveProperty('versions.length', 2);
    const other = { ...announced, updateKeys: [three.multikey] };
    await expect(extendLog(begun.log, other, three.signer, at(2))).rejects.toThrow('key_not_announced');
    await expect(extendLog(begun.log, announced, one.signer, at(2))).rejects.toThrow('key_not_authorised');
    await expect(extendLog(begun.log, { updateKeys: [two.multikey] }, two.signer, at(2))).rejects.toThrow('parameters');
  });

  it('moves only with leave from the start, and says where it was', async () => {
    const fixed = await begin();
    const moved = fixed.did.replace('lindon.example', 'coast.example');
    const document = toDidDocument({ did: moved, keys: [{ multikey: one.multikey }], alsoKnownAs: [fixed.did] });
    await expect(extendLog(fixed.log, { document }, one.signer, at(2))).rejects.toThrow('moved_without_leave');
    const free = await begin({ isPortable: true });
    const away = toDidDocument({ did: free.did.replace('lindon', 'coast'), keys: [], alsoKnownAs: [free.did] });
    const gone = await extendLog(free.log, { document: away }, one.signer, at(2));
    expect(await readHistory(gone, { did: String(away.id) })).toHaveProperty('versions.length', 2);
    const { alsoKnownAs: _, ...silent } = away;
    await expect(extendLog(free.log, { document: silent }, one.signer, at(2))).rejects.toThrow('moved_without_leave');
  });

  it('ends for good', async () => {
    const ended = await extendLog(log, { isEnded: true }, two.signer, at(4));
    expect(await read(ended)).toMatchObject({ versions: [{}, {}, {}, { isEnded: true }] });
    await expect(extendLog(ended, {}, two.signer, at(5))).rejects.toThrow('already_ended');
  });
});

describe('witnesses', () => {
  const witness = { threshold: 1, witnesses: [{ id: two.did }, { id: three.did }] };

  it('have to vouch for an entry or for a later one', async () => {
    const begun = await begin({ witness });
    const grown = await extendLog(begun.log, { witness: {} }, one.signer, at(2));
    const alone = await extendLog(grown, {}, one.signer, at(3));
    const [earlier, later] = grown.trimEnd().split('\n').map(idOf);
    const ask = async (text: string, ...file: JsonObject[]) =>
      Object.keys(await readHistory(text, { did: begun.did, witnessFile: file }))[0];
    const word = await witnessVersion(later ?? '', three.signer, at(2));
    expect(await ask(grown, word)).toBe('scid');
    expect(await ask(alone, word)).toBe('scid');
    expect(
      await readHistory(grown, {
        did: begun.did,
        witnessFile: [await witnessVersion(earlier ?? '', two.signer, at(1))],
      }),
    ).toEqual(broken('not_witnessed', 2));
    const forged = { ...word, versionId: earlier ?? '' };
    const unpublished = await witnessVersion(`3-${later?.slice(2)}`, two.signer, at(2));
    const stranger = await witnessVersion(later ?? '', one.signer, at(2));
    for (const file of [[], [forged], [unpublished], [stranger]]) expect(await ask(grown, ...file)).toBe('problem');
  });
});

describe('did:webvh', () => {
  const scid = did.split(':')[2];

  it.each([
    ['lindon.example', 'https://lindon.example/.well-known/did.jsonl'],
    ['lindon.example%3A8443:dids:issuer', 'https://lindon.example:8443/dids/issuer/did.jsonl'],
    ['jp納豆.例.jp:用户', 'https://xn--jp-cd2fp15c.xn--fsq.jp/%E7%94%A8%E6%88%B7/did.jsonl'],
  ])('%s is looked up at %s', (rest, url) => {
    expect(parseDidWebvh(`did:webvh:${scid}:${rest}`)).toEqual({
      scid,
      url,
      witnessUrl: url.replace('did.jsonl', 'did-witness.json'),
    });
  });

  it.each([
    'lindon.example',
    `${scid}`,
    `${scid}:`,
    `${scid}:localhost`,
    `${scid}:127.0.0.1`,
    `${scid}:１２７.0.0.1`,
    `${scid}:lindon.example:`,
    `${scid}:lindon.example:..:a`,
    `${scid}:lindon.example:%2e%2e:a`,
    `${scid}:lindon.example%2Fa`,
    `${scid}:user@lindon.example`,
    `${scid}:lindon.example/a`,
    `${scid?.slice(1)}:lindon.example`,
  ])('%s is looked up nowhere', rest => expect(parseDidWebvh(`did:webvh:${rest}`)).toBeUndefined());
});
