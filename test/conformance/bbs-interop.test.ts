/// <reference path="../peers.d.ts" />
import * as peer from '@digitalbazaar/bbs-2023-cryptosuite';
import { from } from '@digitalbazaar/bls12-381-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as vc from '@digitalbazaar/vc';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openBbsThread } from '../../packages/bbs/src/node/index.ts';
import { toSecretKey } from '../../packages/bbs/src/scheme/index.ts';
import { toBbsSigner } from '../../packages/bbs/src/to-bbs-signer.ts';
import { concat, toBase58, toUtf8 } from '../../packages/core/src/bytes.ts';
import { toDidDocument } from '../../packages/core/src/did/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { toMultikey } from '../../packages/core/src/keys/index.ts';
import { giveBbs, signMessages } from '../../packages/core/src/proof/bbs/index.ts';
import { derive } from '../../packages/core/src/proof/disclosure/index.ts';
import { peerLoader } from '../peer.ts';
import { ask, did, didUrl, draft, now } from '../small-web.ts';
import { vector } from '../vectors.ts';

/** What an Open Badge needs to be one, the rest being the learner's to show. */
const mandatoryPointers = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement'];
const selectivePointers = ['/credentialSubject/result/0', '/evidence'];

const bbs = openBbsThread();
const secretKey = toSecretKey(toUtf8('Stuff enough for the key of a test between two.'));
const signer = await toBbsSigner(bbs, secretKey, did);
const publicMultikey = toMultikey(signer.publicKey, 'Bls12381G2');
const document = toDidDocument({ did, keys: [{ multikey: publicMultikey }] });
const web = { [didUrl]: document };
const documentLoader = peerLoader({ [did]: document });
const badge = draft({ status: undefined });
/** The other implementation signs neither lists nor terms of ours, and so none of our micro-credentials. */
const plainBadge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:41c6ec1c-4ee5-4f36-8d0b-0d1b3f6f9f6e',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Night sailing',
  issuer: { id: did, type: ['Profile'], name: 'Lindon University' },
  validFrom: '2026-06-12T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:0d4f1c52-0b4c-4d4b-9e4f-6f1f3c8e2a10',
      type: ['Achievement'],
      name: 'Night sailing ® “coastal”',
      description: 'Sails by night.',
      criteria: { narrative: 'Sails *safely* by night.' },
    },
    result: [
      { type: ['Result'], value: 'A' },
      { type: ['Result'], value: 'B' },
    ],
  },
  evidence: [
    { type: ['Evidence'], name: 'Log book' },
    { type: ['Evidence'], name: 'Photograph' },
  ],
} as unknown as typeof badge;

beforeAll(() => giveBbs(bbs));
afterAll(() => {
  giveBbs();
  bbs.close();
});

async function signHere(): Promise<JsonObject> {
  return signMessages(plainBadge, signer, { mandatoryPointers });
}

async function signThere(): Promise<JsonObject> {
  const secretKeyMultibase = `z${toBase58(concat(new Uint8Array([0x8a, 0x26]), secretKey))}`;
  const named = { type: 'Multikey', id: signer.verificationMethod, controller: did };
  const multikey = { ...named, publicKeyMultibase: publicMultikey, secretKeyMultibase };
  const key = await from(multikey, { algorithm: 'BBS-BLS12-381-SHA-256' });
  const cryptosuite = peer.createSignCryptosuite({ mandatoryPointers });
  const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer() });
  return (await vc.issue({
    credential: structuredClone(plainBadge) as JsonObject,
    suite,
    documentLoader,
  })) as JsonObject;
}

async function deriveHere(credential: JsonObject): Promise<JsonObject> {
  const part = await derive(credential, selectivePointers, undefined, toUtf8('challenge'));
  if ('refused' in part) throw new Error(String(part.refused));
  return part;
}

async function deriveThere(credential: JsonObject): Promise<JsonObject> {
  const cryptosuite = peer.createDiscloseCryptosuite({ selectivePointers, presentationHeader: toUtf8('challenge') });
  const suite = new DataIntegrityProof({ cryptosuite });
  const verifiableCredential = structuredClone(credential);
  return (await vc.derive({ verifiableCredential, suite, documentLoader })) as JsonObject;
}

async function acceptedThere(credential: JsonObject): Promise<boolean> {
  const suite = new DataIntegrityProof({ cryptosuite: peer.createVerifyCryptosuite() });
  return (await vc.verifyCredential({ credential: structuredClone(credential), suite, documentLoader, now })).verified;
}

/** Both accept the part, and neither accepts a changed one. */
function record(name: string, check: () => Promise<void>): void {
  const clause = 'bbs-2023, interoperation with @digitalbazaar';
  vector({ standard: 'Data Integrity BBS Cryptosuites 1.0', clause, name }, check);
}

describe('bbs-2023 here and in another implementation', () => {
  const ways = [
    ['signed here, derived here', signHere, deriveHere],
    ['signed here, derived there', signHere, deriveThere],
    ['signed there, derived here', signThere, deriveHere],
    ['signed there, derived there', signThere, deriveThere],
  ] as const;
  for (const [name, signIt, deriveIt] of ways) {
    record(name, async () => {
      const part = await deriveIt(await signIt());
      const subject = part.credentialSubject as JsonObject;
      expect(Object.keys(subject).sort()).toEqual(['achievement', 'result', 'type']);
      const report = await ask(part, web);
      expect([report.findings[1]?.code, report.findings[2]?.code]).toEqual(['signature_matches', 'key_of_domain']);
      expect(await acceptedThere(part)).toBe(true);
      const changed = { ...part, name: 'Doctor of Coastal Data' };
      expect((await ask(changed, web)).verdict).toBe('invalid');
      expect(await acceptedThere(changed)).toBe(false);
    });
  }

  record('a badge with lists, signed and derived here, accepted there', async () => {
    const part = await deriveHere(await signMessages(badge, signer, { mandatoryPointers }));
    expect(JSON.stringify(part)).toContain('"allowedValue"');
    expect(await acceptedThere(part)).toBe(true);
    expect((await ask(part, web)).findings[1]?.code).toBe('signature_matches');
  });
});
