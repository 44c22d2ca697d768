import { describe, expect, it } from 'vitest';
import { ask, codeOf, created, did, didUrl, draft, type Web } from '../../../../test/small-web.ts';
import { toDidDocument } from '../did/index.ts';
import type { JsonObject } from '../index.ts';
import type { SigningKind } from '../keys/index.ts';
import { generateKeyPair, type SigningSuite, sign, toSigner } from '../proof/index.ts';

const pairs = {
  Ed25519: await generateKeyPair('Ed25519'),
  'P-256': await generateKeyPair('P-256'),
  'P-384': await generateKeyPair('P-384'),
};
const listed = Object.values(pairs).map(({ publicMultikey }) => ({ multikey: publicMultikey }));
const web: Web = { [didUrl]: toDidDocument({ did, keys: listed }) };

async function issue(suite: SigningSuite, kind: SigningKind, change: JsonObject = {}): Promise<JsonObject> {
  const signer = await toSigner(pairs[kind].secretMultikey, did);
  const unsigned = { ...draft({ status: undefined }), ...change } as unknown as ReturnType<typeof draft>;
  return sign(unsigned, signer, created, suite);
}

function reproof(credential: JsonObject, change: JsonObject): JsonObject {
  return { ...credential, proof: { ...(credential.proof as JsonObject), ...change } };
}

const cases: [SigningSuite, SigningKind][] = [
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
];

describe.each(cases)('%s with %s', (suite, kind) => {
  it('makes a valid credential, and the report names the suite', async () => {
    const report = await ask(await issue(suite, kind), web);
    expect([report.verdict, report.warnings]).toEqual(['valid', []]);
    expect(report.findings[1]).toMatchObject({ code: 'signature_matches', facts: { suite, signedAt: created } });
  });

  it('takes no key of another kind, on either side', async () => {
    const credential = await issue(suite, kind);
    const others = Object.entries(pairs).filter(([other]) => suite.startsWith('eddsa') !== (other === 'Ed25519'));
    for (const [other, pair] of others) {
      const renamed = reproof(credential, { verificationMethod: `${did}#${pair.publicMultikey}` });
      const report = await ask(renamed, web);
      expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'key_kind_wrong']);
      await expect(issue(suite, other as SigningKind)).rejects.toThrow('takes no key');
    }
  });

  it('says when the signature is none, or of another curve', async () => {
    const credential = await issue(suite, kind);
    const { proofValue } = credential.proof as { proofValue: string };
    for (const value of [proofValue.slice(0, -2), `${proofValue}11`, `u${proofValue.slice(1)}`, 'z', '']) {
      expect(codeOf(await ask(reproof(credential, { proofValue: value }), web), 'integrity')).toBe(
        'signature_malformed',
      );
    }
    const otherCurve = Object.keys(pairs).find(
      other => suite.startsWith('ecdsa') && other !== kind && other !== 'Ed25519',
    );
    if (otherCurve === undefined) return;
    const foreign = await issue(suite, otherCurve as SigningKind);
    const swapped = reproof(credential, { proofValue: (foreign.proof as JsonObject).proofValue ?? '' });
    expect(codeOf(await ask(swapped, web), 'integrity')).toBe('signature_malformed');
  });
});

describe('canonical JSON', () => {
  it('covers words without a meaning, and they are told all the same', async () => {
    const report = await ask(await issue('eddsa-jcs-2022', 'Ed25519', { grade: 'A' }), web);
    expect(codeOf(report, 'integrity')).toBe('signature_matches');
    expect([report.verdict, codeOf(report, 'structure')]).toEqual(['invalid', 'term_undefined']);
  });

  it('covers the order and the writing of things, not only what they mean', async () => {
    const credential = await issue('eddsa-jcs-2022', 'Ed25519');
    const types = credential.type as string[];
    expect(codeOf(await ask({ ...credential, type: types.toReversed() }, web), 'integrity')).toBe('signature_differs');
    const reordered = Object.fromEntries(Object.entries(credential).reverse());
    expect((await ask(reordered, web)).verdict).toBe('valid');
  });

  it('is made of the contexts that the proof repeats; later signers may add theirs behind', async () => {
    const credential = await issue('eddsa-jcs-2022', 'Ed25519');
    const contexts = credential['@context'] as string[];
    const added = { ...credential, '@context': [...contexts, 'https://w3id.org/security/data-integrity/v2'] };
    expect((await ask(added, web)).verdict).toBe('valid');
    const unknown = { ...credential, '@context': [...contexts, 'https://elsewhere.example/v1'] };
    expect((await ask(unknown, web)).verdict).toBe('undetermined');
    const [first = '', ...rest] = contexts;
    for (const changed of [rest, [...contexts].reverse(), [first], ['https://elsewhere.example/v1', ...contexts]]) {
      const report = await ask({ ...credential, '@context': changed }, web);
      expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'signature_differs']);
    }
    const bare = reproof(credential, {});
    delete (bare.proof as JsonObject)['@context'];
    expect((await ask(bare, web)).verdict).toBe('invalid');
    const other = reproof(credential, { '@context': ['https://www.w3.org/ns/credentials/v2'] });
    expect((await ask(other, web)).verdict).toBe('invalid');
  });
});

describe('statements', () => {
  it('are not covered where a proof brings contexts of its own', async () => {
    const credential = await issue('ecdsa-rdfc-2019', 'P-256');
    const report = await ask(reproof(credential, { '@context': ['https://w3id.org/security/data-integrity/v2'] }), web);
    expect([report.verdict, codeOf(report, 'structure')]).toEqual(['invalid', 'context_wrong']);
  });
});
