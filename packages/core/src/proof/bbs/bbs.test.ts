import { afterAll, describe, expect, it } from 'vitest';
import { draft } from '../../../../../test/small-web.ts';
import { type Bytes, concat, toBase64url, toUtf8 } from '../../bytes.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import type { PublicKey } from '../../keys/index.ts';
import { derive } from '../disclosure/index.ts';
import { checkProof } from '../index.ts';
import {
  type BbsMachinery,
  giveBbs,
  type MessagesAnswer,
  type SaidOfMessages,
  signMessages,
  type Unanswered,
} from './index.ts';
import { type DerivedMessages, fromBaseMessages, fromDerivedMessages, toDerivedMessages } from './proof-value.ts';

const hash = async (...parts: Bytes[]) => new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)));
const padded = (bytes: Bytes, length: number) => concat(bytes, new Uint8Array(length - bytes.length));
const publicKey = new Uint8Array(96).fill(7);
const key = {
  kind: 'Bls12381G2',
  jwk: { kty: 'OKP', crv: 'Bls12381G2', x: toBase64url(publicKey) },
} as unknown as PublicKey;
const hmacKey = new Uint8Array(32).fill(9);

/** What is signed: header and messages, each message by its hash. Nothing here is secret; what is said is bound all the same. */
const sealOf = (key: Bytes, header: Bytes, leaves: readonly Bytes[]) => hash(key, header, ...leaves);
const leavesOf = (messages: readonly string[]) => Promise.all(messages.map(message => hash(toUtf8(message))));
const boundOf = (seal: Bytes, presentationHeader: Bytes) => hash(seal, presentationHeader);

/** Stands in for the mathematics, message by message: a proof holds the hashes of the hidden ones. */
const machinery: BbsMachinery = {
  async checkProof({ publicKey, header, presentationHeader, indexes }, proof, messages) {
    const hidden = Array.from({ length: (proof.length - 272) / 32 }, (_, at) =>
      proof.slice(272 + 32 * at, 304 + 32 * at),
    );
    const shown = await leavesOf(messages);
    const leaves: Bytes[] = [];
    for (const leaf of shown) {
      while (leaves.length < (indexes[shown.indexOf(leaf)] ?? 0)) leaves.push(hidden.shift() ?? new Uint8Array());
      leaves.push(leaf);
    }
    const seal = await sealOf(publicKey, header, [...leaves, ...hidden]);
    const expected = padded(await boundOf(seal, presentationHeader), 272);
    return expected.every((byte, at) => byte === proof[at]) ? 'matches' : 'differs';
  },
  async prove({ publicKey, header, presentationHeader, indexes }, signature, messages) {
    const leaves = await leavesOf(messages);
    const seal = await sealOf(publicKey, header, leaves);
    if (!seal.every((byte, at) => byte === signature[at])) return undefined;
    const hidden = leaves.filter((_, at) => !indexes.includes(at));
    return concat(padded(await boundOf(seal, presentationHeader), 272), ...hidden);
  },
};
giveBbs(machinery);
afterAll(() => giveBbs());

const signer = {
  verificationMethod: 'did:web:lindon.example#bbs',
  publicKey,
  signMessages: async (header: Bytes, messages: readonly string[]) =>
    padded(await sealOf(publicKey, header, await leavesOf(messages)), 80),
};
const badge = draft({ status: undefined });
const mandatory = ['/issuer', '/credentialSubject/achievement/name'];
const sign = (options: object = {}, document = badge) =>
  signMessages(document, signer, { mandatoryPointers: mandatory, hmacKey, ...options });
const base = await sign();

const proofOf = ({ proof }: JsonObject): JsonObject => (isJsonObject(proof) ? proof : {});
async function show(pointers: readonly string[], from = base, header?: Bytes): Promise<JsonObject> {
  const part = await derive(from, pointers, undefined, header);
  if ('refused' in part) throw new Error(String(part.refused));
  return part;
}
const check = (part: JsonObject, by = key) => checkProof(part, proofOf(part), by);
const readValue = (part: JsonObject) => fromDerivedMessages(String(proofOf(part).proofValue)) as DerivedMessages;
const revalued = (part: JsonObject, change: Partial<DerivedMessages>): JsonObject => ({
  ...part,
  proof: { ...proofOf(part), proofValue: toDerivedMessages({ ...readValue(part), ...change }) },
});

/** What the machinery is asked, and the answer that it gives instead of its own. */
async function asking(part: JsonObject, answer?: MessagesAnswer | Unanswered) {
  const asked: { said: SaidOfMessages; messages: readonly string[] }[] = [];
  giveBbs({
    ...machinery,
    checkProof: async (said, proof, messages) => {
      asked.push({ said, messages });
      return answer ?? machinery.checkProof(said, proof, messages);
    },
  });
  const told = await check(part);
  giveBbs(machinery);
  return { told, asked };
}

describe('a signature over many messages', () => {
  it('says who signed, with what, and no instant unless it is given one', async () => {
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: 'bbs-2023',
      verificationMethod: signer.verificationMethod,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^u/),
    };
    expect(base.proof).toEqual(options);
    const created = '2026-06-12T09:00:00Z';
    expect((await sign({ created })).proof).toEqual({ ...options, created });
    expect({ ...base, proof: undefined }).toEqual({ ...badge, proof: undefined });
  });

  it('keeps the pointers and the key of the labels, and draws one when it is given none', async () => {
    const value = fromBaseMessages(String(proofOf(base).proofValue));
    expect(value).toMatchObject({ mandatoryPointers: mandatory, hmacKey, publicKey });
    const [one, other] = await Promise.all([0, 1].map(() => sign({ hmacKey: undefined })));
    const drawn = [one, other].map(signed => fromBaseMessages(String(proofOf(signed ?? {}).proofValue))?.hmacKey);
    expect(drawn[0]).toHaveLength(32);
    expect(drawn[0]).not.toEqual(drawn[1]);
  });

  it('is not made of words that nothing covers, or for pointers that find nothing or cut a list', async () => {
    const list = '/credentialSubject/achievement/resultDescription/0/allowedValue/1';
    await expect(sign({}, { ...badge, grade: 'A' } as typeof badge)).rejects.toThrow('not covered');
    await expect(sign({ mandatoryPointers: ['/colour'] })).rejects.toThrow('finds nothing');
    await expect(sign({ mandatoryPointers: [list] })).rejects.toThrow('cuts a list');
    expect(await check(await show(['/id'], await sign({ mandatoryPointers: [] })))).toBe('matches');
  });
});

describe('what is shown of it', () => {
  it.each<[string[]]>([[[]], [['/id']], [['/evidence', '/credentialSubject/result/1']], [['']]])(
    'matches with %j, and with no word changed',
    async pointers => {
      const part = await show(pointers);
      expect(await check(part)).toBe('matches');
      const issuer = isJsonObject(part.issuer) ? part.issuer : {};
      expect(await check({ ...part, issuer: { ...issuer, name: 'Elsewhere' } })).toBe('differs');
      expect(await check({ ...part, name: 'Doctor' })).toBe('differs');
      expect(await checkProof(part, { ...proofOf(part), proofPurpose: 'authentication' }, key)).toBe('differs');
      expect(await check(part, { ...key, jwk: { ...key.jwk, x: toBase64url(new Uint8Array(96)) } } as PublicKey)).toBe(
        'differs',
      );
    },
  );

  it('is bound to what its learner binds it to', async () => {
    const part = await show(['/id'], base, toUtf8('challenge'));
    expect(readValue(part).presentationHeader).toEqual(toUtf8('challenge'));
    expect(await check(part)).toBe('matches');
    expect(await check(revalued(part, { presentationHeader: toUtf8('other') }))).toBe('differs');
  });

  it('asks about the messages that may be hidden, in their order, with the numbers of their nodes', async () => {
    const part = await show(['/evidence', '/credentialSubject/result']);
    const { told, asked } = await asking(part);
    const [{ said, messages } = { said: undefined, messages: [] }] = asked;
    expect(told).toBe('matches');
    expect(said?.indexes).toEqual(readValue(part).selectiveIndexes);
    expect(messages).toHaveLength(readValue(part).selectiveIndexes.length);
    expect([...messages].sort()).toEqual(messages);
    expect(messages.join('')).toMatch(/^_:b\d+ /m);
    expect(messages.join('')).not.toMatch(/c14n/);
    const labels = [...readValue(part).labels.values()];
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('has one place for each statement and one label for each node', async () => {
    const part = await show(['/evidence']);
    const { labels, mandatoryIndexes, selectiveIndexes } = readValue(part);
    const [first = 0, ...places] = mandatoryIndexes;
    for (const change of [
      { labels: new Map([...labels].slice(1)) },
      { labels: new Map([...labels, [labels.size, 999]]) },
      { mandatoryIndexes: places },
      { mandatoryIndexes: [first, ...places, 9_999] },
      { selectiveIndexes: selectiveIndexes.slice(1) },
      { selectiveIndexes: [...selectiveIndexes, 9_999] },
    ]) {
      expect(await asking(revalued(part, change as Partial<DerivedMessages>))).toEqual({ told: 'differs', asked: [] });
    }
  });

  it.each<[unknown, MessagesAnswer | Unanswered]>([
    ['broken_key', 'broken_key'],
    ['malformed', 'malformed'],
    [{ unchecked: 'too_many' }, 'too_many'],
    [{ unchecked: 'timed_out' }, { unanswered: 'timed_out' }],
    [{ unchecked: 'busy' }, { unanswered: 'busy' }],
  ])('is %j when the machinery says %j', async (expected, answer) => {
    expect((await asking(await show(['/id']), answer)).told).toEqual(expected);
  });

  it('matches in the order of UTF-16 units too, and says so', async () => {
    const evidence = [{ id: 'urn:x:1', type: ['Evidence'], name: ['\u{1f6df} buoy', '\uffee circle'] }];
    const mixed = { ...badge, evidence } as unknown as typeof badge;
    const signed = await sign({}, mixed);
    const part = await show(['/evidence'], signed);
    expect(await asking(part)).toMatchObject({ told: 'matches', asked: [{}] });
    const { told, asked } = await asking(part, 'differs');
    expect([told, asked.length]).toEqual(['differs', 2]);
    const units = asked[1]?.messages ?? [];
    expect(units).not.toEqual(asked[0]?.messages);
    expect([...units].sort()).toEqual(units);
    giveBbs({
      ...machinery,
      checkProof: async (_said, _proof, messages) =>
        messages[0] === units[0] && messages.every((text, at) => text === units[at]) ? 'matches' : 'differs',
    });
    expect(await check(part)).toBe('matches_by_unit');
    giveBbs(machinery);
  });

  it('says what was added that no signature covers', async () => {
    const part = await show(['/id']);
    expect(await check({ ...part, grade: 'A' })).toMatchObject({ lost: { term: 'grade' } });
    expect(await checkProof(part, { ...proofOf(part), grade: 'A' }, key)).toMatchObject({ lost: { term: 'grade' } });
  });
});

describe('no answer', () => {
  it('is given for what is no such signature, or the learner’s own', async () => {
    expect(await check(base)).toBe('undisclosed');
    for (const proofValue of ['', 'u', 7, null]) {
      expect(await check({ ...badge, proof: { ...proofOf(base), proofValue } })).toBe('malformed');
    }
  });

  it.each([4, 5, 6, 7, 8, 9].map(kind => [kind, kind < 6 ? 'holder_binding' : 'pseudonym'] as const))(
    'is given for the kind %i, which makes use of %s',
    async (kind, feature) => {
      const proofValue = `u${toBase64url(new Uint8Array([0xd9, 0x5d, kind]))}`;
      expect(await check({ ...badge, proof: { ...proofOf(base), proofValue } })).toEqual({ feature });
      const other = `u${toBase64url(new Uint8Array([0xd9, 0x5e, kind]))}`;
      expect(await check({ ...badge, proof: { ...proofOf(base), proofValue: other } })).toBe('malformed');
      expect(await check({ ...badge, proof: { ...proofOf(base), proofValue: `z${proofValue.slice(1)}` } })).toBe(
        'malformed',
      );
    },
  );

  it('is given without the machinery', async () => {
    const part = await show(['/id']);
    giveBbs();
    expect(await check(part)).toEqual({ unchecked: 'not_on_board' });
    expect(await derive(base, ['/id'])).toEqual({ refused: 'not_proven' });
    giveBbs(machinery);
  });
});

describe('nothing is shown', () => {
  it.each<[string, Promise<JsonObject>, string[]]>([
    ['pointer_finds_nothing', sign(), ['/colour']],
    ['nothing_selected', sign({ mandatoryPointers: [] }), []],
    [
      'pointer_cuts_list',
      sign({ mandatoryPointers: [] }),
      ['/credentialSubject/achievement/resultDescription/0/allowedValue/1'],
    ],
    ['words_not_covered', sign().then(signed => ({ ...signed, grade: 'A' })), ['/id']],
    ['not_proven', sign().then(signed => ({ ...signed, name: 'Doctor' })), ['/id']],
    ['no_base_proof', show(['/id']), ['/id']],
  ])('where it is refused as %s', async (refused, signed, pointers) => {
    expect(await derive(await signed, pointers)).toEqual({ refused });
  });
});
