import { describe, expect, it } from 'vitest';
import { created, did, didUrl, draft, findIn, keys, now, type Web } from '../../../../test/small-web.ts';
import { issueSdJwt } from '../../../../test/tampering/tokens.ts';
import { toBase58 } from '../bytes.ts';
import { toDidDocument } from '../did/index.ts';
import type { JsonObject } from '../index.ts';
import { generateKeyPair, listProofs, type SigningSuite, sign, toSigner } from '../proof/index.ts';
import { toSignedBytes } from '../proof/signed-bytes.ts';
import { findSigning, suites } from '../proof/suites.ts';
import { type Asked, judgePresentation, verifyPresentation } from './presentation.ts';

const issuerWeb: Web = { [didUrl]: toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] }) };
const [learner, other] = [await generateKeyPair('P-256'), await generateKeyPair()];
const learnerDid = `did:key:${learner.publicMultikey}`;
const asked: Asked = { challenge: '3e1c5b1e-9f3b-4e43-8a67-6a6b2f5d7c11', domain: 'verify.example' };

async function award(subject: string): Promise<JsonObject> {
  const learner = { name: 'Tamsin Okonjo', identities: [], id: subject };
  return sign(draft({ learner, status: undefined }), await toSigner(keys.secretMultikey, did), created);
}

const own = await award(learnerDid);

/** Signs as a wallet does: core itself only checks presentations. A change to null leaves the field out. */
async function present(
  change: JsonObject = {},
  proofChange: JsonObject = {},
  suiteName: SigningSuite = 'ecdsa-rdfc-2019',
): Promise<JsonObject> {
  const signer = await toSigner((suiteName.startsWith('eddsa') ? other : learner).secretMultikey);
  const fields: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: learnerDid,
    verifiableCredential: [own],
    ...change,
  };
  const presentation = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as JsonObject;
  const proof: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: suiteName,
    created: '2026-11-23T14:00:00Z',
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'authentication',
    challenge: asked.challenge ?? null,
    domain: 'verify.example',
    ...proofChange,
  };
  const suite = suites[suiteName];
  const hash = findSigning(suite, signer.kind ?? 'Ed25519')?.hash ?? 'SHA-256';
  const signed = await toSignedBytes(suite, hash, presentation, proof);
  if ('lost' in signed) throw new Error(JSON.stringify(signed));
  return { ...presentation, proof: { ...proof, proofValue: `z${toBase58(await signer.sign(signed.bytes))}` } };
}

async function askThis(presentation: JsonObject, question: Asked = asked, pages: Web = issuerWeb) {
  const { credentials } = await verifyPresentation(presentation, question, { find: findIn(pages), now });
  return credentials.map(report =>
    'unread' in report
      ? report.unread
      : [report.verdict, report.findings.find(({ question }) => question === 'holder')?.code],
  );
}

describe('a presentation', () => {
  it('proves that a credential is its holder’s', async () => {
    expect(await askThis(await present())).toEqual([['valid', 'holder_proven']]);
    expect(await askThis(await present({ holder: null }))).toEqual([['valid', 'holder_proven']]);
    expect(await askThis(await present({}, {}, 'ecdsa-jcs-2019'))).toEqual([['valid', 'holder_proven']]);
  });

  it('is read from kept evidence, and says what it needs', async () => {
    const presentation = await present();
    expect(await judgePresentation(presentation, asked, { found: {} }, now)).toEqual([
      { url: didUrl, what: 'key-document' },
    ]);
  });

  it('may hold what is read as something else, and proves nothing of it', async () => {
    const odd = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: `data:application/vc+jwt,${issueSdJwt()}`,
      type: ['VerifiableCredential', 'EnvelopedVerifiableCredential'],
    };
    const [answer] = await askThis(await present({ verifiableCredential: [odd] }));
    expect(answer?.[1]).toBe('subject_unnamed');
  });

  it('answers one question of one asker', async () => {
    const presentation = await present();
    expect(await askThis(presentation, { ...asked, challenge: 'older' })).toEqual([['valid', 'challenge_differs']]);
    expect(await askThis(presentation, { ...asked, domain: 'elsewhere.example' })).toEqual([
      ['valid', 'domain_differs'],
    ]);
    expect(await askThis(presentation, { ...asked, domain: ['verify.example', 'b.example'] })).toEqual([
      ['valid', 'domain_differs'],
    ]);
    expect(await askThis(presentation, { challenge: asked.challenge })).toEqual([['valid', 'holder_proven']]);
    const forTwo = await present({}, { domain: ['b.example', 'verify.example'] });
    expect(await askThis(forTwo, { ...asked, domain: ['verify.example', 'b.example'] })).toEqual([
      ['valid', 'holder_proven'],
    ]);
    const [proof = {}] = listProofs(presentation);
    for (const change of [{ challenge: 'older' }, { domain: 'elsewhere.example' }]) {
      const changed = { ...presentation, proof: { ...proof, ...change } };
      expect(await askThis(changed, { ...asked, ...change })).toEqual([['valid', 'presentation_broken']]);
    }
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    ['signed for another purpose', {}, { proofPurpose: 'assertionMethod' }, 'presentation_broken'],
    ['signed in the future', {}, { created: '2026-11-24T14:00:00Z' }, 'presentation_out_of_date'],
    ['run out', {}, { expires: '2026-11-23T14:05:00Z' }, 'presentation_out_of_date'],
    [
      'of a holder who is somebody else',
      { holder: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2' },
      {},
      'holder_key_wrong',
    ],
    ['of a holder nobody can look up', { holder: 'did:example:1' }, {}, 'holder_key_unknown'],
  ])('proves nothing when it is %s', async (_title, change, proofChange, code) => {
    expect(await askThis(await present(change, proofChange))).toEqual([['valid', code]]);
  });

  it('proves nothing about what belongs to others, what is unsigned and what was changed', async () => {
    const others = await award(`did:key:${other.publicMultikey}`);
    const presentation = await present({ verifiableCredential: [own, others] });
    expect(await askThis(presentation)).toEqual([
      ['valid', 'holder_proven'],
      ['valid', 'holder_is_other'],
    ]);
    const stolen = await present({ holder: `did:key:${other.publicMultikey}` }, {}, 'eddsa-rdfc-2022');
    expect(await askThis(stolen)).toEqual([['valid', 'holder_is_other']]);
    const { proof, ...unsigned } = presentation;
    expect(await askThis(unsigned)).toEqual([
      ['valid', 'presentation_not_signed'],
      ['valid', 'presentation_not_signed'],
    ]);
    expect(await askThis({ ...presentation, verifiableCredential: [own] })).toEqual([['valid', 'presentation_broken']]);
    const unknown = { ...unsigned, proof: { ...(proof as JsonObject), cryptosuite: 'quantum-2030' } };
    expect(await askThis(unknown)).toEqual([
      ['valid', 'presentation_unread'],
      ['valid', 'presentation_unread'],
    ]);
  });

  it('proves nothing when it is no presentation', async () => {
    const misnamed = await present({ type: ['VerifiableCredential'] }, {}, 'ecdsa-jcs-2019');
    expect(await askThis(misnamed)).toEqual([['valid', 'presentation_broken']]);
  });

  it('needs a learner who is named by what can sign', async () => {
    const nameless = structuredClone(own);
    delete (nameless.credentialSubject as JsonObject).id;
    const [first] = await askThis(await present({ verifiableCredential: [nameless] }));
    expect(first).toEqual(['invalid', 'subject_unnamed']);
  });

  it('is read as far as sixteen credentials, those that are embedded', async () => {
    const answers = await askThis(await present({ verifiableCredential: Array.from({ length: 17 }, () => own) }));
    expect([answers.length, answers[15], answers[16]]).toEqual([17, ['valid', 'holder_proven'], 'too_many']);
    const enveloped = { id: 'data:application/vc+jwt,e.e.e', type: ['EnvelopedVerifiableCredential'] };
    expect(await askThis(await present({ verifiableCredential: [enveloped] }, {}, 'ecdsa-jcs-2019'))).toEqual([
      'not_embedded',
    ]);
    expect(await askThis(await present({ verifiableCredential: [] }))).toEqual([]);
  });
});
