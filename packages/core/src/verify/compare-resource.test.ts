import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase58 } from '../bytes.ts';
import type { JsonObject } from '../json.ts';
import { compareResource, listResources } from './resources.ts';

describe('a resource', () => {
  const place = 'https://a.example/1';
  const empty = createHash('sha256').update('').digest();
  const named = (value: JsonObject) => listResources({ evidence: { id: place, ...value } });
  const told = async (value: JsonObject, found: object = { body: '' }) =>
    Promise.all(named(value).map(one => compareResource(one, { found: { [place]: found as { body: string } } })));
  const multihash = (head: number[], digest: Uint8Array = empty) => Buffer.from([...head, ...digest]);
  const base64url = (head: number[], digest?: Uint8Array) => `u${multihash(head, digest).toString('base64url')}`;

  it.each<[string, JsonObject, unknown]>([
    ['a digest', { digestSRI: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' }, 'same'],
    ['a digest with an option', { digestSRI: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=?x' }, 'same'],
    [
      'a weak digest that fits beside a strong one',
      { digestSRI: `sha256-${empty.toString('base64')} sha384-AAAA` },
      'differs',
    ],
    [
      'a strong digest that fits',
      { digestSRI: `sha256-AAAA sha512-${createHash('sha512').update('').digest('base64')}` },
      'same',
    ],
    [
      'a digest of its middle kind',
      { digestSRI: ` sha384-${createHash('sha384').update('').digest('base64')} ` },
      'same',
    ],
    ['a digest of no kind', { digestSRI: 'md5-AAAA' }, 'digest_unknown'],
    ['letters that are none', { digestSRI: 'sha256-!' }, 'digest_unknown'],
    ['a multihash', { digestMultibase: base64url([18, 32]) }, 'same'],
    ['a multihash in base58', { digestMultibase: `z${toBase58(multihash([18, 32]))}` }, 'same'],
    ['a longer multihash', { digestMultibase: base64url([19, 64], createHash('sha512').update('').digest()) }, 'same'],
    ['a middle multihash', { digestMultibase: base64url([32, 48], createHash('sha384').update('').digest()) }, 'same'],
    ['a multihash cut off', { digestMultibase: base64url([18, 32], empty.subarray(1)) }, 'digest_unknown'],
    [
      'a multihash with more behind it',
      { digestMultibase: base64url([18, 32], Buffer.concat([empty, empty])) },
      'digest_unknown',
    ],
    ['a multihash of no kind', { digestMultibase: base64url([17, 32]) }, 'digest_unknown'],
    ['another base', { digestMultibase: `m${multihash([18, 32]).toString('base64')}` }, 'digest_unknown'],
    [
      'two digests that fit',
      { digestSRI: `sha256-${empty.toString('base64')}`, digestMultibase: base64url([18, 32]) },
      'same',
    ],
    ['two digests, of which one fits', { digestSRI: 'sha256-AAAA', digestMultibase: base64url([18, 32]) }, 'differs'],
  ])('is compared by %s', async (_title, value, answer) => {
    expect(await told(value)).toEqual([answer]);
  });

  it('counts byte for byte where its bytes are known, and else as text', async () => {
    const digestSRI = `sha256-${empty.toString('base64')}`;
    expect(await told({ digestSRI }, { body: 'x', base64: '' })).toEqual(['same']);
    expect(await told({ digestSRI }, { body: '', base64: 'eA' })).toEqual(['differs']);
    expect(await told({ digestSRI }, { body: '', base64: '!' })).toEqual([{ reason: 'not_text' }]);
    expect(await told({ digestSRI }, { unreachable: 'offline' })).toEqual([{ reason: 'offline' }]);
    const marked = createHash('sha256')
      .update(Buffer.from([0xef, 0xbb, 0xbf, 0x78]))
      .digest('base64');
    expect(await told({ digestSRI: `sha256-${marked}` }, { body: 'x' })).toEqual(['same']);
  });

  it('is one with an address and a digest, not in what is judged by itself', () => {
    const digestSRI = 'sha256-AAAA';
    expect(named({ digestSRI }).map(({ at, url }) => [at, url])).toEqual([['/evidence', place]]);
    expect([
      named({}),
      named({ digestSRI, id: 'urn:a' }),
      named({ digestSRI, id: 'https://' }),
      named({ digestSRI, id: 7 }),
    ]).toEqual([[], [], [], []]);
    const one = { id: place, digestSRI };
    const document = {
      '@context': one,
      proof: [one],
      endorsement: one,
      verifiableCredential: [one],
      a: [{ b: one }, one],
    };
    expect(listResources(document).map(({ at }) => at)).toEqual(['/a/0/b', '/a/1']);
  });
});
