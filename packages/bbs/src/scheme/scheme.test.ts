/// <reference path="../../../../test/peers.d.ts" />
import { concat, fromHex, toHex, toUtf8 } from '@cairn/core/bytes';
import * as peer from '@digitalbazaar/bbs-signatures';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { describe, expect, it } from 'vitest';
import { checkProof, mostMessages, prove, sign, toPublicKey, toSecretKey, verify } from './index.ts';
import { findGenerators } from './points.ts';

const material = toUtf8('This is long enough to be the stuff of a secret key.');
const secretKey = toSecretKey(material);
const publicKey = toPublicKey(secretKey);
const header = toUtf8('header');
const presentationHeader = toUtf8('challenge');
const messages = ['one', 'two', '', 'four', 'five'].map(toUtf8);
const signature = sign(secretKey, header, messages);
const said = { publicKey, header, presentationHeader, indexes: [1, 3] };
const shown = [messages[1], messages[3]] as Uint8Array[];
const ciphersuite = 'BLS12-381-SHA-256';

function proofOf(indexes: readonly number[] = said.indexes): Uint8Array {
  const proof = prove({ ...said, indexes }, signature, messages);
  if (!proof) throw new Error('no proof');
  return proof;
}

/** The bytes with others in place of some. */
function patch(bytes: Uint8Array, at: number, others: Uint8Array): Uint8Array {
  return concat(bytes.subarray(0, at), others, bytes.subarray(at + others.length));
}

const proof = proofOf();
const infinity = patch(new Uint8Array(48), 0, new Uint8Array([0xc0]));
const order = fromHex(bls12_381.fields.Fr.ORDER.toString(16));

/** A point of the curve that is not in its group of prime order, and bytes that are no point at all. */
function findBadPoints(): { outside: Uint8Array; nowhere: Uint8Array } {
  const { Fp } = bls12_381.fields;
  const isSquare = (x: bigint) => Fp.eql(Fp.pow(x ** 3n + 4n, (Fp.ORDER - 1n) / 2n), 1n);
  const write = (x: bigint) => patch(fromHex(x.toString(16).padStart(96, '0')), 0, new Uint8Array([0x80]));
  let [outside, nowhere] = [1n, 1n];
  while (!isSquare(outside)) outside += 1n;
  while (isSquare(nowhere)) nowhere += 1n;
  return { outside: write(outside), nowhere: write(nowhere) };
}

describe('signatures of many messages', () => {
  it('the one fixed point is that of the draft', () => {
    expect(findGenerators(0).base.toHex()).toBe(
      'a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d11406d161b4e28c9',
    );
  });

  it('are those of another implementation, key and all', async () => {
    expect(toHex((await peer.generateKeyPair({ seed: material, ciphersuite })).publicKey)).toBe(toHex(publicKey));
    expect(toHex(await peer.sign({ secretKey, publicKey, header, messages, ciphersuite }))).toBe(toHex(signature));
    const none = await peer.sign({ secretKey, publicKey, header, messages: [], ciphersuite });
    expect(toHex(none)).toBe(toHex(sign(secretKey, header, [])));
    expect(verify(publicKey, none, header, [])).toBe('matches');
  });

  it('hold for these messages in this order, this header and this key alone', () => {
    const [first, second, ...rest] = messages as [Uint8Array, Uint8Array, ...Uint8Array[]];
    expect(verify(publicKey, signature, header, messages)).toBe('matches');
    expect(verify(publicKey, signature, header, [second, first, ...rest])).toBe('differs');
    expect(verify(publicKey, signature, header, messages.slice(1))).toBe('differs');
    expect(verify(publicKey, signature, header, [...messages, new Uint8Array()])).toBe('differs');
    expect(verify(publicKey, signature, toUtf8('Header'), messages)).toBe('differs');
    const other = toPublicKey(toSecretKey(concat(material, material)));
    expect(verify(other, signature, header, messages)).toBe('differs');
  });

  it('are refused when they are none', () => {
    const { outside, nowhere } = findBadPoints();
    const bad = [
      new Uint8Array(),
      signature.subarray(1),
      concat(signature, new Uint8Array(1)),
      patch(signature, 0, infinity),
      patch(signature, 0, outside),
      patch(signature, 0, nowhere),
      patch(signature, 48, new Uint8Array(32)),
      patch(signature, 48, order),
    ];
    for (const one of bad) expect(verify(publicKey, one, header, messages)).toBe('malformed');
    expect(prove(said, patch(signature, 0, outside), messages)).toBeUndefined();
  });

  it('take no key that is none', () => {
    const badKeys = [
      new Uint8Array(),
      publicKey.subarray(1),
      patch(new Uint8Array(96), 0, new Uint8Array([0xc0])),
      patch(publicKey, 95, new Uint8Array([(publicKey[95] ?? 0) ^ 1])),
      patch(publicKey, 0, new Uint8Array([0x1f])),
    ];
    for (const key of badKeys) {
      expect(verify(key, signature, header, messages)).toBe('broken_key');
      expect(checkProof({ ...said, publicKey: key }, proof, shown)).toBe('broken_key');
    }
    for (const secret of [new Uint8Array(32), order, secretKey.subarray(1)]) {
      expect(() => sign(secret, header, messages)).toThrow(RangeError);
    }
    expect(() => toSecretKey(material.subarray(0, 31))).toThrow(RangeError);
    expect(() => toSecretKey(material, new Uint8Array(65_536))).toThrow(RangeError);
  });
});

describe('proofs of some messages', () => {
  it.each([[[]], [[0]], [[1, 3]], [[0, 1, 2, 3, 4]]])('hold here and there, of %j', async indexes => {
    const [here, there] = [
      proofOf(indexes),
      await peer.deriveProof({
        ...{ publicKey, signature, header, messages, presentationHeader, ciphersuite },
        disclosedMessageIndexes: indexes,
      }),
    ];
    const disclosed = indexes.map(index => messages[index] ?? new Uint8Array());
    for (const one of [here, there]) {
      expect(checkProof({ ...said, indexes }, one, disclosed)).toBe('matches');
      const peers = { disclosedMessages: disclosed, disclosedMessageIndexes: indexes, ciphersuite };
      expect(await peer.verifyProof({ publicKey, proof: one, header, presentationHeader, ...peers })).toBe(true);
    }
  });

  it('are another every time', () => {
    expect(toHex(proofOf())).not.toBe(toHex(proof));
  });

  it('hold for nothing else', () => {
    expect(checkProof(said, proof, shown)).toBe('matches');
    expect(checkProof({ ...said, header: presentationHeader }, proof, shown)).toBe('differs');
    expect(checkProof({ ...said, presentationHeader: header }, proof, shown)).toBe('differs');
    expect(checkProof({ ...said, indexes: [1, 2] }, proof, shown)).toBe('differs');
    expect(checkProof(said, proof, [...shown].reverse())).toBe('differs');
    expect(checkProof({ ...said, indexes: [0, 1, 3] }, proof, [messages[0] ?? header, ...shown])).toBe('differs');
    expect(checkProof({ ...said, indexes: [1] }, proof, shown.slice(0, 1))).toBe('differs');
    for (let at = 144; at < proof.length; at += 32) {
      const changed = patch(proof, at + 31, new Uint8Array([(proof[at + 31] ?? 0) ^ 1]));
      expect([at, checkProof(said, changed, shown)]).toEqual([at, 'differs']);
    }
    expect(checkProof(said, concat(proof.subarray(48, 96), proof.subarray(0, 48), proof.subarray(96)), shown)).toBe(
      'differs',
    );
  });

  it('are refused when they are none', () => {
    const { outside, nowhere } = findBadPoints();
    const bad = [new Uint8Array(), proof.subarray(0, 271), proof.subarray(0, -1), concat(proof, new Uint8Array(31))];
    for (let at = 0; at < 144; at += 48) {
      bad.push(...[infinity, outside, nowhere, new Uint8Array(48)].map(point => patch(proof, at, point)));
    }
    for (let at = 144; at < proof.length; at += 32) {
      bad.push(...[new Uint8Array(32), order, new Uint8Array(32).fill(255)].map(number => patch(proof, at, number)));
    }
    for (const one of bad) expect(checkProof(said, one, shown)).toBe('malformed');
  });

  it.each([[[3, 1]], [[1, 1]], [[1, 5]], [[-1, 3]], [[1, 1.5]], [[1]], [[0, 1, 3]], [[1, Number.NaN]]])(
    'are refused with the places %j',
    indexes => {
      expect(checkProof({ ...said, indexes }, proof, shown)).toBe('malformed');
      const isNone = indexes.length === 2;
      if (isNone) expect(prove({ ...said, indexes }, signature, messages)).toBeUndefined();
    },
  );

  it('with too many messages are not looked at', () => {
    const many = concat(proof, new Uint8Array(32 * mostMessages));
    expect(checkProof(said, many, shown)).toBe('too_many');
    const indexes = Array.from({ length: mostMessages }, (_, index) => index);
    expect(
      checkProof(
        { ...said, indexes },
        proof,
        indexes.map(() => header),
      ),
    ).toBe('too_many');
    expect(() => sign(secretKey, header, Array(mostMessages + 1).fill(header))).toThrow(RangeError);
  });
});
