/// <reference path="../peers.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from as fromEcdsa } from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { from as fromEdwards } from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { describe, expect } from 'vitest';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { generateKeyPair, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { verifyPresentation } from '../../packages/core/src/verify/presentation.ts';
import { peerLoader } from '../peer.ts';
import { created, did, draft, findIn, keys, now, web } from '../small-web.ts';
import { vector } from '../vectors.ts';

const asked = { challenge: '3e1c5b1e-9f3b-4e43-8a67-6a6b2f5d7c11', domain: 'verify.example' };
const date = '2026-11-23T14:00:00Z';

const cases = [
  ['eddsa-rdfc-2022', 'Ed25519', (signer: object) => new DataIntegrityProof({ cryptosuite: eddsaRdfc, signer, date })],
  ['ecdsa-rdfc-2019', 'P-256', (signer: object) => new DataIntegrityProof({ cryptosuite: ecdsaRdfc, signer, date })],
  ['Ed25519Signature2020', 'Ed25519', (signer: object) => new Ed25519Signature2020({ signer, date })],
] as const;

describe.each(cases)('a presentation of another implementation, %s', (suite, kind, toSuite) => {
  const clause = `presentations signed by @digitalbazaar, ${suite}`;
  const name = 'proves whose credential it is, for this challenge and this asker only';
  vector({ standard: 'Verifiable Credential Data Integrity 1.0', clause, name }, async () => {
    const { publicMultikey, secretMultikey } = await generateKeyPair(kind);
    const holder = `did:key:${publicMultikey}`;
    const learner = { name: 'Tamsin Okonjo', identities: [], id: holder };
    const credential = await sign(draft({ learner }), await toSigner(keys.secretMultikey, did), created);
    const id = `${holder}#${publicMultikey}`;
    const key = { id, type: 'Multikey', controller: holder, publicKeyMultibase: publicMultikey };
    const from = kind === 'Ed25519' ? fromEdwards : fromEcdsa;
    const signer = (await from({ ...key, secretKeyMultibase: secretMultikey })).signer();
    const presentation = (await vc.signPresentation({
      presentation: vc.createPresentation({ verifiableCredential: credential, holder, verify: false }),
      suite: toSuite(signer),
      ...asked,
      documentLoader: peerLoader({}),
    })) as JsonObject;
    const answerTo = async (question: typeof asked) => {
      const { credentials } = await verifyPresentation(presentation, question, { find: findIn(web), now });
      return credentials.map(report =>
        'unread' in report
          ? report.unread
          : `${report.verdict} ${report.findings.find(finding => finding.question === 'holder')?.code}`,
      );
    };
    expect(await answerTo(asked)).toEqual(['valid holder_proven']);
    expect(await answerTo({ ...asked, challenge: 'older' })).toEqual(['valid challenge_differs']);
    expect(await answerTo({ ...asked, domain: 'elsewhere.example' })).toEqual(['valid domain_differs']);
  });
});
