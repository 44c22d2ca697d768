import type { JsonObject } from '@cairn/core';
import { giveBbs, type MessageSigner, signMessages } from '@cairn/core/bbs';
import { type Bytes, toUtf8 } from '@cairn/core/bytes';
import { toDidDocument } from '@cairn/core/did';
import { derive } from '@cairn/core/disclosure';
import { toMultikey } from '@cairn/core/keys';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, codeOf, did, didUrl, draft, web } from '../../../test/small-web.ts';
import { listMutants } from '../../../test/w3c-vectors.ts';
import { type DerivedMessages, fromDerivedMessages, toDerivedMessages } from '../../core/src/proof/bbs/proof-value.ts';
import { openBbs, type StartWorker } from './open-bbs.ts';
import { perform } from './perform.ts';
import { toSecretKey } from './scheme/index.ts';
import { toBbsSigner } from './to-bbs-signer.ts';

/** The mathematics on the spot. */
const start: StartWorker = ({ answered }) => ({ post: task => answered(perform(task)), end: () => {} });
const bbs = openBbs(start);
const signer: MessageSigner = await toBbsSigner(
  bbs,
  toSecretKey(toUtf8('Stuff enough for the key of a test here.')),
  did,
);
const other = await toBbsSigner(bbs, toSecretKey(toUtf8('Stuff enough for the key of another test.')), did);
const toPages = ({ publicKey }: { publicKey: Bytes }) => ({
  ...web,
  [didUrl]: toDidDocument({ did, keys: [{ multikey: toMultikey(publicKey, 'Bls12381G2') }] }),
});
const pages = toPages(signer);
const mandatoryPointers = [
  '/id',
  '/issuer',
  '/validFrom',
  '/name',
  '/credentialSubject/achievement',
  '/credentialSchema',
];
const badge = draft({ status: undefined });
const base = await signMessages(badge, signer, { mandatoryPointers });

beforeAll(() => giveBbs(bbs));
afterAll(() => giveBbs());

async function show(
  pointers: readonly string[] = ['/credentialSubject/result'],
  credential = base,
): Promise<JsonObject> {
  const part = await derive(credential, pointers);
  if ('refused' in part) throw new Error(String(part.refused));
  return part;
}

async function codesOf(credential: JsonObject, from: JsonObject | typeof pages = pages) {
  const { verdict, findings } = await ask(credential, from as typeof pages);
  return [verdict, findings.find(({ question }) => question === 'integrity')?.code];
}

/** The part with another proof value. */
function revalue(part: JsonObject, change: (value: DerivedMessages) => Partial<DerivedMessages>): JsonObject {
  const proof = part.proof as JsonObject;
  const value = fromDerivedMessages(String(proof.proofValue));
  if (!value) throw new Error('no derived proof');
  return withValue(part, toDerivedMessages({ ...value, ...change(value) }));
}

function withValue(part: JsonObject, proofValue: string): JsonObject {
  return { ...part, proof: { ...(part.proof as JsonObject), proofValue } };
}

describe('a part of a credential signed with bbs-2023', () => {
  it('is valid when it has all that its kind needs', async () => {
    for (const pointers of [['/credentialSubject/result'], [], ['']]) {
      expect(await codesOf(await show(pointers))).toEqual(['valid', 'signature_matches']);
    }
  });

  it('says which suite signed it, and no instant', async () => {
    const report = await ask(await show(), pages);
    const { facts } = report.findings.find(({ question }) => question === 'integrity') ?? {};
    expect(facts).toMatchObject({ suite: 'bbs-2023', key: signer.verificationMethod });
    expect(facts).not.toHaveProperty('signedAt');
    const dated = await signMessages(badge, signer, { mandatoryPointers, created: '2026-06-12T09:00:00Z' });
    expect((await show([], dated)).proof).toHaveProperty('created', '2026-06-12T09:00:00Z');
  });

  it('shares nothing with another part of the same credential', async () => {
    const values = [await show(), await show()].map(part => {
      const value = fromDerivedMessages(String((part.proof as JsonObject).proofValue));
      return Buffer.from(value?.proof ?? []).toString('hex');
    });
    const [one = '', another = ''] = values;
    for (let at = 0; at < one.length; at += 64) expect(another).not.toContain(one.slice(at, at + 64));
  });

  it('is bound to what the learner binds it to', async () => {
    const bound = await derive(base, [], undefined, toUtf8('challenge'));
    if ('refused' in bound) throw new Error('refused');
    expect(await codesOf(bound)).toEqual(['valid', 'signature_matches']);
    expect(await codesOf(revalue(bound, () => ({ presentationHeader: toUtf8('other') })))).toEqual([
      'invalid',
      'signature_differs',
    ]);
  });

  it('is refused with anything changed that it shows', async () => {
    const part = await show(['/credentialSubject/result']);
    for (const changed of [
      { ...part, name: 'Doctor of Coastal Data' },
      { ...part, validFrom: '2020-01-01T00:00:00Z' },
      { ...part, validUntil: '2030-01-01T00:00:00Z' },
      { ...part, credentialSubject: { ...(part.credentialSubject as JsonObject), result: [] } },
      { ...part, proof: { ...(part.proof as JsonObject), created: '2020-01-01T00:00:00Z' } },
    ]) {
      expect(await codesOf(changed)).toEqual(['invalid', 'signature_differs']);
    }
    expect(await codesOf(part, toPages(other))).toEqual(['invalid', 'key_not_found']);
  });

  it('is refused with any of its words changed or taken out', async () => {
    const part = await show(['/credentialSubject/result', '/evidence/0']);
    const accepted: string[] = [];
    for (const { at, mutant } of listMutants(part)) {
      if ((await ask(mutant, pages)).verdict === 'valid') accepted.push(at);
    }
    expect(accepted).toEqual([]);
  }, 120_000);

  it.each<[string, (value: DerivedMessages) => Partial<DerivedMessages>]>([
    ['a place less', ({ selectiveIndexes }) => ({ selectiveIndexes: selectiveIndexes.slice(1) })],
    ['a place more', ({ selectiveIndexes }) => ({ selectiveIndexes: [...selectiveIndexes, 60_000] })],
    ['a place moved', ({ selectiveIndexes }) => ({ selectiveIndexes: moveOne(selectiveIndexes) })],
    ['what must be shown, less', ({ mandatoryIndexes }) => ({ mandatoryIndexes: mandatoryIndexes.slice(1) })],
    ['a label of no node', ({ labels }) => ({ labels: new Map([...labels, [999, 998]]) })],
    ['a node without a label', ({ labels }) => ({ labels: new Map([...labels].slice(1)) })],
    ['labels that are swapped', ({ labels }) => ({ labels: swapFirst(labels) })],
  ])('is refused with %s', async (_, change) => {
    expect(await codesOf(revalue(await show(), change))).toEqual(['invalid', 'signature_differs']);
  });

  it.each<[string, (value: DerivedMessages) => Partial<DerivedMessages>]>([
    ['places that fall', ({ selectiveIndexes }) => ({ selectiveIndexes: [...selectiveIndexes].reverse() })],
    ['a place twice', ({ selectiveIndexes: [first = 0, ...rest] }) => ({ selectiveIndexes: [first, first, ...rest] })],
    ['two nodes of one label', ({ labels }) => ({ labels: new Map([...labels.keys()].map(key => [key, 1])) })],
    ['half a number', ({ proof }) => ({ proof: proof.slice(0, -16) })],
    ['nothing in place of the proof', () => ({ proof: new Uint8Array() })],
    [
      'a place beyond all',
      ({ selectiveIndexes }) => ({ selectiveIndexes: [...selectiveIndexes.slice(0, -1), 60_000] }),
    ],
    ['a point that is none', ({ proof }) => ({ proof: proof.map((byte, index) => (index < 48 ? 0xff : byte)) })],
    [
      'a point of no place',
      ({ proof }) => ({ proof: proof.map((byte, at) => (at === 0 ? 0xc0 : at < 48 ? 0 : byte)) }),
    ],
    ['a number beyond the order', ({ proof }) => ({ proof: proof.map((byte, at) => (at >= 144 ? 0xff : byte)) })],
  ])('is no signature with %s', async (_, change) => {
    expect(await codesOf(revalue(await show(), change))).toEqual(['invalid', 'signature_malformed']);
  });

  it.each([
    ['nothing', ''],
    ['another base', 'z2V0DhVkC'],
    ['the mark of another suite', 'u2V0BhVhA'],
    ['a mark that is none', 'u2V0KgA'],
    ['an item cut short', 'u2V0DhVkC'],
    ['a list that promises too much', 'u2V0Dmf__'],
    ['lists in lists in lists', `u${Buffer.from([0xd9, 0x5d, 0x03, ...Array(200).fill(0x81)]).toString('base64url')}`],
  ])('is no signature with %s in place of its value', async (_, proofValue) => {
    expect(await codesOf(withValue(await show(), proofValue))).toEqual(['invalid', 'signature_malformed']);
  });

  it('that hides more than can be checked is neither good nor bad, at once', async () => {
    const hiding = revalue(await show(), ({ proof }) => ({
      proof: new Uint8Array([...proof.subarray(0, 176), ...new Uint8Array(32 * 1_100).fill(1), ...proof.subarray(176)]),
    }));
    const started = performance.now();
    const { verdict, findings } = await ask(hiding, pages);
    const integrity = findings.find(({ question }) => question === 'integrity');
    expect([verdict, integrity?.code, integrity?.facts.reason]).toEqual([
      'undetermined',
      'signature_not_checked',
      'too_many',
    ]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is no signature with anything by chance in place of its value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), bytes => {
        const text = `u${Buffer.from([0xd9, 0x5d, 0x03, ...bytes]).toString('base64url')}`;
        expect(fromDerivedMessages(text)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [0x04, 'holder_binding'],
    [0x05, 'holder_binding'],
    [0x07, 'pseudonym'],
    [0x09, 'pseudonym'],
  ])('of the kind %i is told by what it makes use of', async (kind, reason) => {
    const bytes = Buffer.from(String(((await show()).proof as JsonObject).proofValue).slice(1), 'base64url');
    bytes[2] = kind;
    const report = await ask(withValue(base, `u${bytes.toString('base64url')}`), pages);
    const integrity = report.findings.find(({ question }) => question === 'integrity');
    expect([report.verdict, integrity?.code, integrity?.facts.reason]).toEqual([
      'undetermined',
      'signature_feature_unknown',
      reason,
    ]);
  });

  it('cannot be made of one', async () => {
    expect(await derive(await show(), [])).toEqual({ refused: 'no_base_proof' });
    expect(await derive(base, ['/nothing'])).toEqual({ refused: 'pointer_finds_nothing' });
    expect(await derive(await signMessages(badge, signer, { mandatoryPointers: [] }), [])).toEqual({
      refused: 'nothing_selected',
    });
    await expect(signMessages(badge, signer, { mandatoryPointers: ['/nothing'] })).rejects.toThrow('finds nothing');
  });
});

describe('what is asked of the key', () => {
  it('the signature that the learner keeps is not judged', async () => {
    expect(await codesOf(base)).toEqual(['undetermined', 'signature_of_learner']);
  });

  it('a key that is no point is broken, one of another kind is wrong', async () => {
    const broken = { publicKey: signer.publicKey.map((byte, at) => (at === 95 ? byte ^ 1 : byte)) };
    const name = (key: Bytes) => `${did}#${toMultikey(key, 'Bls12381G2')}`;
    const part = await show();
    const renamed = { ...part, proof: { ...(part.proof as JsonObject), verificationMethod: name(broken.publicKey) } };
    expect(await codesOf(renamed, toPages(broken))).toEqual(['invalid', 'key_broken']);
    const wrong = { ...part, proof: { ...(part.proof as JsonObject), cryptosuite: 'eddsa-rdfc-2022' } };
    expect(await codesOf(wrong)).toEqual(['invalid', 'key_kind_wrong']);
    const ofEdwards = { ...web, [didUrl]: web[didUrl] as JsonObject };
    const [method] = (ofEdwards[didUrl] as { verificationMethod: JsonObject[] }).verificationMethod;
    const borrowed = { ...part, proof: { ...(part.proof as JsonObject), verificationMethod: String(method?.id) } };
    expect(await codesOf(borrowed, ofEdwards)).toEqual(['invalid', 'key_kind_wrong']);
  });
});

describe('without an answer of the machinery', () => {
  afterAll(() => giveBbs(bbs));

  it.each([
    ['not_on_board', undefined],
    ['crashed', 'crashed'],
    ['timed_out', 'timed_out'],
    ['busy', 'busy'],
    ['too_many', 'too_many'],
  ] as const)('nothing is said for or against it: %s', async (reason, unanswered) => {
    const part = await show();
    const answer = unanswered === 'too_many' ? unanswered : { unanswered: unanswered ?? 'crashed' };
    giveBbs(
      unanswered && {
        checkProof: async () => answer,
        prove: async () => ({ unanswered: 'crashed' }),
      },
    );
    const report = await ask(part, pages);
    const integrity = report.findings.find(({ question }) => question === 'integrity');
    expect([report.verdict, integrity?.answer, integrity?.code, integrity?.facts.reason]).toEqual([
      'undetermined',
      'unknown',
      'signature_not_checked',
      reason,
    ]);
    expect(codeOf(report, 'structure')).toBe('well_formed');
    expect(await derive(base, [])).toEqual({ refused: 'not_proven' });
    giveBbs(bbs);
  });
});

/** The places with one that is hidden in place of the next one shown. */
function moveOne(places: readonly number[]): number[] {
  const hidden = places.findIndex((place, index) => place !== index);
  return places.map((place, index) => (index === hidden ? index : place));
}

/** The labels of the first two nodes in place of each other. */
function swapFirst(labels: ReadonlyMap<number, number>): Map<number, number> {
  const [[one, first] = [0, 0], [two, second] = [0, 0], ...rest] = [...labels];
  return new Map([[one, second], [two, first], ...rest]);
}
