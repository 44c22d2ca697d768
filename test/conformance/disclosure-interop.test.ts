/// <reference path="../peers.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from } from '@digitalbazaar/ecdsa-multikey';
import * as sd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { describe, expect, it } from 'vitest';
import { toDidDocument } from '../../packages/core/src/did/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { derive, signBase } from '../../packages/core/src/proof/disclosure/index.ts';
import { generateKeyPair, toSigner } from '../../packages/core/src/proof/index.ts';
import { peerLoader } from '../peer.ts';
import { ask, created, did, didUrl, draft, now } from '../small-web.ts';
import { vectors } from '../vectors.ts';

/** What an Open Badge needs to be one, the rest being the learner's to show. */
const mandatoryPointers = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement'];
const selectivePointers = ['/credentialSubject/result/0', '/evidence'];

const keys = await generateKeyPair('P-256');
const document = toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] });
const web = { [didUrl]: document };
const documentLoader = peerLoader({ [did]: document });
const badge = draft({ status: undefined });
/** The other implementation signs neither lists nor terms of ours, and so none of our micro-credentials. */
const plainBadge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Boat safety',
  issuer: { id: did, type: ['Profile'], name: 'Lindon University' },
  validFrom: '2026-06-12T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', identityType: 'emailAddress', identityHash: 'tamsin@lindon.example', hashed: false },
    ],
    achievement: {
      id: 'urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66',
      type: ['Achievement'],
      name: 'Boat safety ® “coastal” 🛟',
      description: 'Keeps a boat safe.',
      criteria: { narrative: 'Sails *safely*.' },
    },
    result: [
      {
        type: ['Result'],
        value: 'A',
        alignment: [{ type: ['Alignment'], targetName: 'S1', targetUrl: 'https://s.example/1' }],
      },
      { type: ['Result'], value: 'B' },
    ],
  },
  evidence: [
    { type: ['Evidence'], name: 'Log book' },
    { type: ['Evidence'], name: 'Photograph' },
  ],
} as unknown as typeof badge;

async function signHere(): Promise<JsonObject> {
  return signBase(plainBadge, await toSigner(keys.secretMultikey, did), created, mandatoryPointers);
}

async function signThere(): Promise<JsonObject> {
  const { publicMultikey: publicKeyMultibase, secretMultikey: secretKeyMultibase } = keys;
  const id = `${did}#${publicKeyMultibase}`;
  const key = await from({ type: 'Multikey', id, controller: did, publicKeyMultibase, secretKeyMultibase });
  const cryptosuite = sd.createSignCryptosuite({ mandatoryPointers });
  const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer(), date: created });
  return (await vc.issue({
    credential: structuredClone(plainBadge) as JsonObject,
    suite,
    documentLoader,
  })) as JsonObject;
}

async function deriveHere(credential: JsonObject): Promise<JsonObject> {
  const part = await derive(credential, selectivePointers);
  if ('refused' in part) throw new Error(String(part.refused));
  return part;
}

async function deriveThere(credential: JsonObject): Promise<JsonObject> {
  const suite = new DataIntegrityProof({ cryptosuite: sd.createDiscloseCryptosuite({ selectivePointers }) });
  const verifiableCredential = structuredClone(credential);
  return (await vc.derive({ verifiableCredential, suite, documentLoader })) as JsonObject;
}

async function acceptedThere(credential: JsonObject): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite: sd.createVerifyCryptosuite() });
  return (await vc.verifyCredential({ credential: structuredClone(credential), suite, documentLoader, now })).verified;
}

describe('ecdsa-sd-2023 here and in another implementation', () => {
  const standard = 'Data Integrity ECDSA Cryptosuites 1.0';
  const clause = 'ecdsa-sd-2023, interoperation with @digitalbazaar';
  vectors<[string, string, () => Promise<JsonObject>, (credential: JsonObject) => Promise<JsonObject>]>(
    [
      ['here', 'here', signHere, deriveHere],
      ['here', 'there', signHere, deriveThere],
      ['there', 'here', signThere, deriveHere],
      ['there', 'there', signThere, deriveThere],
    ],
    ([signed, derived]) => ({ standard, clause, name: `signed ${signed}, derived ${derived}` }),
    async ([_, __, signIt, deriveIt]) => {
      const part = await deriveIt(await signIt());
      const subject = part.credentialSubject as JsonObject;
      expect(Object.keys(subject).sort()).toEqual(['achievement', 'result', 'type']);
      const report = await ask(part, web);
      expect([report.findings[1]?.code, report.findings[2]?.code]).toEqual(['signature_matches', 'key_of_domain']);
      expect(await acceptedThere(part)).toBe(true);
      const changed = { ...part, name: 'Doctor of Coastal Data' };
      expect((await ask(changed, web)).verdict).toBe('invalid');
      expect(await acceptedThere(changed)).toBe(false);
    },
  );

  it('a badge with lists is signed and derived here, and accepted there', async () => {
    const base = await signBase(badge, await toSigner(keys.secretMultikey, did), created, mandatoryPointers);
    const part = await deriveHere(base);
    expect(JSON.stringify(part)).toContain('"allowedValue"');
    expect(await acceptedThere(part)).toBe(true);
    expect((await ask(part, web)).findings[1]?.code).toBe('signature_matches');
  });

  it('both derive the same part from one base', async () => {
    const base = await signHere();
    const [here, there] = [await deriveHere(base), await deriveThere(base)];
    expect((here.proof as JsonObject).proofValue).toBe((there.proof as JsonObject).proofValue);
  });
});
