import { describe, expect, it } from 'vitest';
import { ask, codeOf, created, did, didUrl, draft, type Web } from '../../../../test/small-web.ts';
import { toDidDocument } from '../did/index.ts';
import type { JsonObject, Report } from '../index.ts';
import { addProof, generateKeyPair, listProofs, sign, toSigner } from '../proof/index.ts';

const [edwards, curve, stranger] = [
  await generateKeyPair(),
  await generateKeyPair('P-256'),
  await generateKeyPair('P-384'),
];
const listed = [edwards, curve].map(({ publicMultikey }) => ({ multikey: publicMultikey }));
const web: Web = { [didUrl]: toDidDocument({ did, keys: listed }) };
const [byEdwards, byCurve, byStranger] = [
  await toSigner(edwards.secretMultikey, did),
  await toSigner(curve.secretMultikey, did),
  await toSigner(stranger.secretMultikey),
];
const single = await sign(draft({ status: undefined }), byEdwards, created);
const set = await addProof(single, byCurve, created, { suite: 'ecdsa-rdfc-2019' });

function withProofs(credential: JsonObject, change: (proofs: JsonObject[]) => JsonObject[]): JsonObject {
  return { ...credential, proof: change(structuredClone(listProofs(credential))) };
}

function breakProof(proof: JsonObject | undefined): JsonObject {
  return { ...proof, created: '2026-06-12T09:00:01Z' };
}

function warningsOf(report: Report): string[] {
  return report.warnings.map(({ code }) => code);
}

describe('a set of signatures', () => {
  it('is good when both are, and the report says which it is about', async () => {
    const report = await ask(set, web);
    expect([report.verdict, report.warnings]).toEqual(['valid', []]);
    expect(report.findings[1]).toMatchObject({ at: '/proof/0', facts: { suite: 'eddsa-rdfc-2022' } });
  });

  it('is good when one is, and tells of the other', async () => {
    const first = await ask(
      withProofs(set, ([one, two]) => [breakProof(one), two ?? {}]),
      web,
    );
    expect([first.verdict, warningsOf(first)]).toEqual(['valid', ['other_signature_fails']]);
    expect(first.findings[1]).toMatchObject({ at: '/proof/1', facts: { suite: 'ecdsa-rdfc-2019' } });
    const second = await ask(
      withProofs(set, ([one, two]) => [one ?? {}, breakProof(two)]),
      web,
    );
    expect([second.verdict, second.findings[1]?.at]).toEqual(['valid', '/proof/0']);
    const none = await ask(
      withProofs(set, proofs => proofs.map(breakProof)),
      web,
    );
    expect([none.verdict, codeOf(none, 'integrity')]).toEqual(['invalid', 'signature_differs']);
  });

  it('is read past a way of signing that is not known here, and never good by it alone', async () => {
    const unknown = { type: 'DataIntegrityProof', cryptosuite: 'quantum-2030', proofValue: 'z1' };
    const beside = await ask(
      withProofs(single, ([good]) => [unknown, good ?? {}]),
      web,
    );
    expect([beside.verdict, warningsOf(beside), beside.findings[1]?.at]).toEqual([
      'valid',
      ['signature_not_read'],
      '/proof/1',
    ]);
    const alone = await ask({ ...single, proof: [unknown] }, web);
    expect([alone.verdict, codeOf(alone, 'integrity')]).toEqual(['undetermined', 'signature_kind_unknown']);
    const withBroken = await ask(
      withProofs(single, ([good]) => [unknown, breakProof(good)]),
      web,
    );
    expect(withBroken.verdict).toBe('invalid');
  });

  it('may hold a signature of somebody else, which makes nothing good and nothing bad', async () => {
    const both = await addProof(single, byStranger, created, { suite: 'ecdsa-jcs-2019' });
    for (const order of [both, withProofs(both, proofs => proofs.toReversed())]) {
      const report = await ask(order, web);
      expect([report.verdict, warningsOf(report)]).toEqual(['valid', ['other_signer']]);
    }
    const offline = await ask(
      withProofs(both, proofs => proofs.toReversed()),
      {},
    );
    expect([offline.verdict, codeOf(offline, 'issuer-key')]).toEqual(['undetermined', 'issuer_unreachable']);
    const onlyTheirs = await ask(
      withProofs(both, ([, theirs]) => [theirs ?? {}]),
      web,
    );
    expect([onlyTheirs.verdict, codeOf(onlyTheirs, 'issuer-key')]).toEqual(['invalid', 'key_of_other']);
  });

  it('is in date when a good one of it is', async () => {
    const later = await addProof(single, byCurve, '2031-01-01T00:00:00Z', { suite: 'ecdsa-rdfc-2019' });
    for (const order of [later, withProofs(later, proofs => proofs.toReversed())]) {
      expect((await ask(order, web)).verdict).toBe('valid');
    }
  });

  it('is read as far as eight signatures', async () => {
    const [good = {}] = listProofs(single);
    const crowd = Array.from({ length: 8 }, () => breakProof(good));
    expect((await ask({ ...single, proof: [...crowd, good] }, web)).verdict).toBe('invalid');
    expect((await ask({ ...single, proof: [...crowd.slice(1), good] }, web)).verdict).toBe('valid');
  });
});

describe('a chain of signatures', () => {
  const ids = [
    'urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54',
    'urn:uuid:d94f792a-c546-4d06-b38a-da070ab56c23',
  ] as const;

  /** Somebody else signs first; the issuer signs on top of it. */
  async function chain(): Promise<JsonObject> {
    const { proof: _, ...bare } = single;
    const first = await addProof(bare, byStranger, created, { suite: 'ecdsa-rdfc-2019', id: ids[0] });
    return addProof(first, byEdwards, created, { id: ids[1], previousProof: [ids[0]] });
  }

  it('is good when every signature of it is', async () => {
    const report = await ask(await chain(), web);
    expect([report.verdict, report.findings[1]?.at, warningsOf(report)]).toEqual([
      'valid',
      '/proof/1',
      ['other_signer'],
    ]);
    const third = await addProof(await chain(), byCurve, created, { suite: 'ecdsa-jcs-2019', previousProof: [...ids] });
    expect((await ask(third, web)).verdict).toBe('valid');
  });

  it('is as good as the worst of its earlier signatures', async () => {
    const { proof: _, ...bare } = single;
    const forged = { ...(await addProof(bare, byStranger, created, { suite: 'ecdsa-rdfc-2019', id: ids[0] })) };
    const bad = withProofs(forged, ([first]) => [breakProof(first)]);
    const onBad = await ask(await addProof(bad, byEdwards, created, { previousProof: [ids[0]] }), web);
    expect([onBad.verdict, codeOf(onBad, 'integrity')]).toEqual(['invalid', 'earlier_signature_differs']);
    const unknown = { type: 'DataIntegrityProof', cryptosuite: 'quantum-2030', id: ids[0], proofValue: 'z1' };
    const onUnknown = await ask(
      await addProof({ ...bare, proof: [unknown] }, byEdwards, created, { previousProof: [ids[0]] }),
      web,
    );
    expect([onUnknown.verdict, codeOf(onUnknown, 'integrity')]).toEqual(['undetermined', 'earlier_signature_unknown']);
  });

  it('breaks when an earlier signature is changed, swapped, missing or there twice', async () => {
    const good = await chain();
    const cases: [(proofs: JsonObject[]) => JsonObject[], string][] = [
      [([first, last]) => [breakProof(first), last ?? {}], 'signature_differs'],
      [([, last]) => [last ?? {}], 'signature_incomplete'],
      [([first, last]) => [first ?? {}, { ...first }, last ?? {}], 'signature_incomplete'],
      [([first, last]) => [first ?? {}, { ...last, previousProof: [ids[0], ids[0]] }], 'signature_incomplete'],
      [([first, last]) => [first ?? {}, { ...last, previousProof: [ids[1]] }], 'signature_differs'],
      [([first, last]) => [first ?? {}, { ...last, previousProof: ['urn:uuid:gone'] }], 'signature_incomplete'],
      [([first, last]) => [first ?? {}, { ...last, previousProof: [7] }], 'signature_incomplete'],
      [([first, last]) => [first ?? {}, { ...last, previousProof: [] }], 'signature_differs'],
    ];
    for (const [change, code] of cases) {
      const report = await ask(withProofs(good, change), web);
      const own = report.findings.find(({ question }) => question === 'integrity');
      expect([report.verdict, own?.code]).toEqual(['invalid', code]);
    }
  });

  it('is not built on what is not there', async () => {
    await expect(addProof(single, byEdwards, created, { previousProof: ['urn:uuid:gone'] })).rejects.toThrow('missing');
  });
});
