import { describe, expect, it } from 'vitest';
import { ask, created, did, didUrl, draft, web } from '../../../../../test/small-web.ts';
import { toUtf8 } from '../../bytes.ts';
import { toDidDocument } from '../../did/index.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { generateKeyPair, sign, toSigner } from '../index.ts';
import { generateSecret, openSecret } from '../secret-key.ts';
import { derive, signBase } from './index.ts';
import { type DerivedValue, fromBaseText, fromDerivedText, toBaseText, toDerivedText } from './proof-value.ts';
import { select } from './select.ts';

const keys = await generateKeyPair('P-256');
const signer = await toSigner(keys.secretMultikey, did);
const pages = { ...web, [didUrl]: toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] }) };
const mandatory = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement', '/credentialSchema'];
const badge = draft({ status: undefined });
const base = await signBase(badge, signer, created, mandatory);

async function show(
  pointers: readonly string[] = ['/credentialSubject/result'],
  credential = base,
): Promise<JsonObject> {
  const part = await derive(credential, pointers);
  if ('refused' in part) throw new Error(String(part.refused));
  return part;
}

async function codesOf(credential: JsonObject): Promise<[string, string | undefined]> {
  const { verdict, findings } = await ask(credential, pages);
  return [verdict, findings.find(({ question }) => question === 'integrity')?.code];
}

/** The part with another proof value. */
function revalue(part: JsonObject, change: (value: DerivedValue) => Partial<DerivedValue>): JsonObject {
  const proof = part.proof as JsonObject;
  const value = fromDerivedText(String(proof.proofValue));
  if (!value) throw new Error('no derived proof');
  return { ...part, proof: { ...proof, proofValue: toDerivedText({ ...value, ...change(value) }) } };
}

describe('a part of a credential', () => {
  it('is valid when it has all that its kind needs', async () => {
    expect(await codesOf(await show())).toEqual(['valid', 'signature_matches']);
    expect(await codesOf(await show([]))).toEqual(['valid', 'signature_matches']);
    expect(await codesOf(await show(['']))).toEqual(['valid', 'signature_matches']);
  });

  it('holds what was asked for and what must be shown, and nothing else', async () => {
    const part = await show(['/credentialSubject/result/0/value']);
    const subject = part.credentialSubject as { result: JsonObject[] };
    expect(Object.keys(subject).sort()).toEqual(['achievement', 'id', 'result', 'type']);
    expect(Object.keys(subject.result[0] ?? {}).sort()).toEqual(['type', 'value']);
    expect(part).not.toHaveProperty('evidence');
  });

  it('is in the order of code points, where units would have another', async () => {
    const evidence = ['\u{1f6df}', '\ufb33', '\ue000', 'z'].map(name => ({ type: ['Evidence'], name }));
    const mixed = { ...badge, evidence } as unknown as typeof badge;
    const signedMixed = await signBase(mixed, signer, created, mandatory);
    for (const pointers of [['/evidence'], ['/evidence/0', '/evidence/2'], []]) {
      expect(await codesOf(await show(pointers, signedMixed))).toEqual(['valid', 'signature_matches']);
    }
  });

  it('holds a list in order whole or not at all', async () => {
    const pointer = '/credentialSubject/achievement/resultDescription/0/allowedValue';
    const free = await signBase(badge, signer, created, []);
    expect(await derive(free, [`${pointer}/1`])).toEqual({ refused: 'pointer_cuts_list' });
    expect(await derive(free, [pointer])).toHaveProperty('proof');
  });

  it('holds lists with their places, whatever else is shown of it', async () => {
    const description = (letters: string) => ({
      id: `urn:r:${letters}`,
      type: ['ResultDescription'],
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: [...letters],
    });
    const achievement = {
      ...((badge.credentialSubject as JsonObject).achievement as JsonObject),
      resultDescription: [description('ABCDEFGH'), description('AABB')],
    };
    const { id: _, ...subject } = badge.credentialSubject as JsonObject;
    const listed = { ...badge, credentialSubject: { ...subject, achievement } } as unknown as typeof badge;
    const free = await signBase(listed, signer, created, ['/issuer']);
    const place = '/credentialSubject/achievement/resultDescription';
    for (const pointers of [
      [`${place}/1`],
      [`${place}/0/allowedValue`, '/name'],
      [place],
      ['/credentialSubject', '/id'],
    ]) {
      const part = await show(pointers, free);
      expect((await codesOf(part))[1]).toBe('signature_matches');
      const cut = structuredClone(part);
      const { achievement } = cut.credentialSubject as {
        achievement: { resultDescription: { allowedValue: string[] }[] };
      };
      achievement.resultDescription.at(-1)?.allowedValue.reverse();
      expect((await codesOf(cut))[1]).toBe('signature_differs');
    }
    expect(await derive(free, [`${place}/0/allowedValue/0`])).toEqual({ refused: 'pointer_cuts_list' });
  });

  it('cannot lack what must be shown', async () => {
    const { credentialSchema: _, ...lacking } = await show();
    expect(await codesOf(lacking)).toEqual(['invalid', 'signature_differs']);
  });

  it('cannot be put together from two signatures', async () => {
    const other = await signBase(badge, signer, created, mandatory);
    const [one, two] = [await show([]), await show(['/evidence'], other)];
    const mixed = { ...one, evidence: two.evidence ?? [] };
    expect(await codesOf(mixed)).toEqual(['invalid', 'signature_differs']);
    const theirs = fromDerivedText(String((two.proof as JsonObject).proofValue));
    for (const key of ['baseSignature', 'publicKey', 'signatures', 'labels', 'mandatoryIndexes'] as const) {
      const swapped = revalue(await show(['/evidence']), () => ({ [key]: theirs?.[key] }) as Partial<DerivedValue>);
      const isSame = key === 'mandatoryIndexes';
      if (!isSame) expect([key, ...(await codesOf(swapped))]).toEqual([key, 'invalid', 'signature_differs']);
    }
  });

  it('cannot be signed anew with a key of somebody else’s own', async () => {
    const part = await show([]);
    const proofKey = await openSecret('P-256', await generateSecret('P-256'));
    const forged = { ...part, description: 'Everything else, too.' };
    const { baseSignature } = fromDerivedText(String((part.proof as JsonObject).proofValue)) ?? {};
    const signature = await proofKey.sign(
      toUtf8(`<${part.id}> <https://schema.org/description> "Everything else, too." .\n`),
    );
    const publicKey = new Uint8Array([0x80, 0x24, ...proofKey.publicKey]);
    for (const signatures of [[signature], []]) {
      const answer = await codesOf(
        revalue(forged, value => ({ ...value, baseSignature: baseSignature ?? signature, publicKey, signatures })),
      );
      expect(answer).toEqual(['invalid', 'signature_differs']);
    }
  });

  it('has one label for each of its nodes, and one signature for each statement that may be left out', async () => {
    const part = await show();
    const changes: ((value: DerivedValue) => Partial<DerivedValue>)[] = [
      ({ labels }) => ({ labels: new Map([...labels].slice(1)) }),
      ({ labels }) => ({ labels: new Map([...labels, [labels.size, new Uint8Array(32)]]) }),
      ({ labels }) => ({ labels: new Map([...labels].map(([number, label]) => [number + 1, label])) }),
      ({ signatures }) => ({ signatures: signatures.slice(1) }),
      ({ signatures }) => ({ signatures: [...signatures, ...signatures.slice(0, 1)] }),
      ({ signatures }) => ({ signatures: signatures.toReversed() }),
      ({ mandatoryIndexes }) => ({ mandatoryIndexes: mandatoryIndexes.slice(1) }),
      ({ mandatoryIndexes }) => ({ mandatoryIndexes: [...mandatoryIndexes, 9_999] }),
      () => ({ mandatoryIndexes: [] }),
    ];
    for (const change of changes)
      expect(await codesOf(revalue(part, change))).toEqual(['invalid', 'signature_differs']);
    const same = ({ labels }: DerivedValue) => new Map([...labels].map(([number]) => [number, new Uint8Array(32)]));
    expect(await codesOf(revalue(part, value => ({ labels: same(value) })))).toEqual([
      'invalid',
      'signature_malformed',
    ]);
    const falling = ({ mandatoryIndexes }: DerivedValue) => ({ mandatoryIndexes: mandatoryIndexes.toReversed() });
    expect(await codesOf(revalue(part, falling))).toEqual(['invalid', 'signature_malformed']);
  });
});

describe('the signature of the learner', () => {
  it('is not what is shown', async () => {
    expect(await codesOf(base)).toEqual(['undetermined', 'signature_of_learner']);
  });

  it('is made only with a key of P-256, of words that a signature covers, for pointers that find something', async () => {
    const edwards = await toSigner((await generateKeyPair()).secretMultikey, did);
    await expect(signBase(badge, edwards, created, mandatory)).rejects.toThrow('P-256');
    const odd = { ...badge, grade: 'A' } as typeof badge;
    await expect(signBase(odd, signer, created, mandatory)).rejects.toThrow('not covered');
    for (const pointer of [
      '/colour',
      'id',
      '/evidence/99',
      '/evidence/-',
      '/evidence/00',
      '/~2',
      '/id/x',
      '/__proto__',
    ]) {
      await expect(signBase(badge, signer, created, [pointer])).rejects.toThrow('finds nothing');
    }
  });

  it('says why nothing comes from it', async () => {
    expect(await derive(base, ['/colour'])).toEqual({ refused: 'pointer_finds_nothing' });
    expect(await derive(await show(), [])).toEqual({ refused: 'no_base_proof' });
    const edwards = await toSigner((await generateKeyPair()).secretMultikey, did);
    expect(await derive(await sign(badge, edwards, created), [])).toEqual({ refused: 'no_base_proof' });
    const free = await signBase(badge, signer, created, []);
    expect(await derive(free, [])).toEqual({ refused: 'nothing_selected' });
    expect(await derive({ ...base, grade: 'A' }, [])).toEqual({ refused: 'words_not_covered' });
    expect(await codesOf(await show(['/validFrom'], free))).toEqual(['invalid', 'signature_matches']);
  });

  it('makes nothing of what was changed since', async () => {
    const changed = { ...base, name: 'Doctor' };
    expect(await codesOf(await show([], changed))).toEqual(['invalid', 'signature_differs']);
  });
});

describe('the text of such a signature', () => {
  const proofValue = String((base.proof as JsonObject).proofValue);

  it('has one form', () => {
    const value = fromBaseText(proofValue);
    expect(value && toBaseText(value)).toBe(proofValue);
    const bytes = Buffer.from(proofValue.slice(1), 'base64url');
    const encode = (changed: Uint8Array) => `u${Buffer.from(changed).toString('base64url')}`;
    const broken = [
      '',
      'u',
      proofValue.slice(1),
      `z${proofValue.slice(1)}`,
      `${proofValue}A`,
      encode(new Uint8Array([...bytes, 0])),
      encode(bytes.subarray(0, -1)),
      encode(bytes.with(2, 1)),
      encode(bytes.with(2, 2)),
      encode(bytes.with(3, 0x9f)),
      encode(bytes.with(3, 0x84)),
      encode(new Uint8Array([...bytes.subarray(0, 3), 0x98, 0x05, ...bytes.subarray(4)])),
      encode(new Uint8Array([...bytes.subarray(0, 3), 0xd8, 0x40, ...bytes.subarray(3)])),
    ];
    for (const text of broken) expect(fromBaseText(text)).toBeUndefined();
    for (let length = 0; length < bytes.length; length += 7) {
      expect(fromBaseText(encode(bytes.subarray(0, length)))).toBeUndefined();
    }
  });

  it.each([
    ['an enormous list', [0xd9, 0x5d, 0x01, 0x99, 0xff, 0xff]],
    ['an enormous text', [0xd9, 0x5d, 0x01, 0x81, 0x79, 0xff, 0xff, 0x20]],
    ['lists in lists', [0xd9, 0x5d, 0x01, ...new Array<number>(5_000).fill(0x81)]],
    ['a larger count', [0xd9, 0x5d, 0x01, 0x9a, 0, 0, 0, 5]],
    ['another key', [0xd9, 0x5d, 0x01, 0x81, 0xa1, 0x61, 0x41, 0x00]],
    ['a key twice', [0xd9, 0x5d, 0x01, 0x81, 0xa2, 0x00, 0x00, 0x00, 0x01]],
    ['no text', [0xd9, 0x5d, 0x01, 0x81, 0x61, 0xff]],
    ['nothing', [0xd9, 0x5d, 0x01]],
  ])('that holds %s is none', (_title, bytes) => {
    expect(fromDerivedText(`u${Buffer.from(bytes).toString('base64url')}`)).toBeUndefined();
  });
});

describe('selecting', () => {
  const document: JsonObject = {
    '@context': ['urn:c'],
    id: 'urn:1',
    type: ['A'],
    'a/b': { type: 'B', '~': [1, 2, { id: '_:x', type: 'C', d: null, e: [] }] },
  };

  it.each<[string[], JsonValue]>([
    [['/a~1b/~0/2/d'], { type: 'B', '~': [{ type: 'C', d: null }] }],
    [['/a~1b/~0/2/id'], { type: 'B', '~': [{ id: '_:x', type: 'C' }] }],
    [['/a~1b/~0/1', '/a~1b/~0/0'], { type: 'B', '~': [1, 2] }],
    [['/a~1b/~0', '/a~1b/~0/0'], document['a/b'] ?? null],
    [['/a~1b/~0/0', '/a~1b'], document['a/b'] ?? null],
  ])('%s', (pointers, inner) => {
    expect(select(document, pointers)).toEqual({ '@context': ['urn:c'], id: 'urn:1', type: ['A'], 'a/b': inner });
  });

  it('keeps the ids and types on the way, and the order', () => {
    expect(select(document, ['/type'])).toEqual({ '@context': ['urn:c'], id: 'urn:1', type: ['A'] });
    expect(select(document, [''])).toEqual(document);
    expect(select(document, [])).toBeUndefined();
  });
});
