/// <reference path="../peers.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import { from as fromEcdsa } from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { from as fromEdwards } from '@digitalbazaar/ed25519-multikey';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { describe, expect } from 'vitest';
import { toDidDocument } from '../../packages/core/src/did/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import type { SigningKind } from '../../packages/core/src/keys/index.ts';
import { generateKeyPair, type SigningSuite, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { peerLoader } from '../peer.ts';
import { ask, codeOf, created, did, didUrl, draft, now, type Web } from '../small-web.ts';
import { vector } from '../vectors.ts';

/** What the other implementation signs and checks with. */
const peers: Record<SigningSuite, { signing: object; checking: object }> = {
  'eddsa-rdfc-2022': { signing: eddsaRdfc, checking: eddsaRdfc },
  'ecdsa-rdfc-2019': { signing: ecdsaRdfc, checking: ecdsaRdfc },
  'eddsa-jcs-2022': { signing: eddsaJcs.createSignCryptosuite(), checking: eddsaJcs.createVerifyCryptosuite() },
  'ecdsa-jcs-2019': { signing: ecdsaJcs.createSignCryptosuite(), checking: ecdsaJcs.createVerifyCryptosuite() },
};

const cases: [SigningSuite, SigningKind][] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
];

const unlisted = { status: undefined };

async function prepare(suite: SigningSuite, kind: SigningKind) {
  const keys = await generateKeyPair(kind);
  const document = toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] });
  const web: Web = { [didUrl]: document };
  const documentLoader = peerLoader({ [did]: document });
  const signHere = async () => sign(draft(unlisted), await toSigner(keys.secretMultikey, did), created, suite);
  return { keys, web, documentLoader, signHere };
}

describe.each(cases)('%s with %s', (suiteName, kind) => {
  const standard = suiteName.startsWith('eddsa')
    ? 'Data Integrity EdDSA Cryptosuites 1.0'
    : 'Data Integrity ECDSA Cryptosuites 1.0';
  const clause = `${suiteName}, interoperation with @digitalbazaar`;
  vector({ standard, clause, name: `signed here with ${kind}` }, async () => {
    const { web, documentLoader, signHere } = await prepare(suiteName, kind);
    const credential = await signHere();
    const suite = new DataIntegrityProof({ cryptosuite: peers[suiteName].checking });
    const there = async (document: JsonObject) =>
      (await vc.verifyCredential({ credential: structuredClone(document), suite, documentLoader, now })).verified;
    expect([(await ask(credential, web)).verdict, await there(credential)]).toEqual(['valid', true]);
    const changed = { ...credential, name: 'Doctor of Coastal Data' };
    expect([(await ask(changed, web)).verdict, await there(changed)]).toEqual(['invalid', false]);
  });

  vector({ standard, clause, name: `signed there with ${kind}` }, async () => {
    const { keys, web, documentLoader } = await prepare(suiteName, kind);
    const { publicMultikey: publicKeyMultibase, secretMultikey: secretKeyMultibase } = keys;
    const id = `${did}#${publicKeyMultibase}`;
    const from = kind === 'Ed25519' ? fromEdwards : fromEcdsa;
    const key = await from({ type: 'Multikey', id, controller: did, publicKeyMultibase, secretKeyMultibase });
    const suite = new DataIntegrityProof({
      cryptosuite: peers[suiteName].signing,
      signer: key.signer(),
      date: '2026-06-12T09:00:00Z',
    });
    const credential = (await vc.issue({
      credential: structuredClone(draft(unlisted)) as JsonObject,
      suite,
      documentLoader,
    })) as JsonObject;
    expect((await ask(credential, web)).verdict).toBe('valid');
    const changed = { ...credential, name: 'Doctor of Coastal Data' };
    expect(codeOf(await ask(changed, web), 'integrity')).toBe('signature_differs');
  });
});
