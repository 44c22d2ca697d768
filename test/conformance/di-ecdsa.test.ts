import { describe, expect } from 'vitest';
import type { LintedDraft } from '../../packages/core/src/draft/index.ts';
import { checkProof, listProofs, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { toSignedBytes } from '../../packages/core/src/proof/signed-bytes.ts';
import { suites } from '../../packages/core/src/proof/suites.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';
import { keyOf, listMutants, loadVectorContext as load, readVector } from '../w3c-vectors.ts';

const standard = 'Data Integrity ECDSA Cryptosuites 1.0';
const isThere = hasStandard('vectors/di-ecdsa');

const vectors = [
  ['ecdsa-rdfc-2019', 'ecdsa-rdfc-2019-p256', 'ECDSAP256', 'SHA-256'],
  ['ecdsa-rdfc-2019', 'ecdsa-rdfc-2019-p256/employ', 'ECDSAP256', 'SHA-256'],
  ['ecdsa-rdfc-2019', 'ecdsa-rdfc-2019-p384', 'ECDSAP384', 'SHA-384'],
  ['ecdsa-rdfc-2019', 'ecdsa-rdfc-2019-p384/employ', 'ECDSAP384', 'SHA-384'],
  ['ecdsa-jcs-2019', 'ecdsa-jcs-2019-p256', 'JCSECDSAP256', 'SHA-256'],
  ['ecdsa-jcs-2019', 'ecdsa-jcs-2019-p384', 'JCSECDSAP384', 'SHA-384'],
] as const;

describe.runIf(isThere)('W3C vectors of Data Integrity ECDSA 1.0', () => {
  for (const [suite, folder, name, hash] of vectors) {
    const at = `vectors/di-ecdsa/${folder}/signed${name}.json`;
    vector({ standard, clause: `${suite}, the same hashes and verdict`, name: at }, async () => {
      const signed = readVector(`di-ecdsa/${folder}/signed${name}.json`);
      const [proof = {}] = listProofs(signed);
      const { proof: _, ...unsecured } = signed;
      const bytes = await toSignedBytes(suites[suite], hash, unsecured, proof, load);
      const expected = readStandard(`vectors/di-ecdsa/${folder}/combinedHash${name}.txt`).trim();
      expect('bytes' in bytes && Buffer.from(bytes.bytes).toString('hex')).toBe(expected);
      expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
    });

    const expected = 'none accepted';
    vector({ standard, clause: `${suite}, each change of one part`, name: at, expected }, async () => {
      const signed = readVector(`di-ecdsa/${folder}/signed${name}.json`);
      const [original = {}] = listProofs(signed);
      for (const { at, mutant } of listMutants(signed)) {
        const [proof = {}] = listProofs(mutant);
        expect([at, await checkProof(mutant, proof, keyOf(original), load)]).not.toEqual([at, 'matches']);
      }
    });
  }

  for (const [pair, file] of [
    ['p256KeyPair.json', 'ecdsa-jcs-2019-p256/signedJCSECDSAP256.json'],
    ['p384KeyPair.json', 'ecdsa-jcs-2019-p384/signedJCSECDSAP384.json'],
  ] as const) {
    const expected = 'the same but for the number drawn';
    vector(
      { standard, clause: 'ecdsa-jcs-2019, signed again', name: `vectors/di-ecdsa/${file}`, expected },
      async () => {
        const { publicKeyMultibase, secretKeyMultibase } = readVector(`di-ecdsa/${pair}`);
        const signer = await toSigner(String(secretKeyMultibase));
        expect(signer.verificationMethod).toBe(`did:key:${publicKeyMultibase}#${publicKeyMultibase}`);
        const draft = readVector('di-ecdsa/unsigned.json') as unknown as LintedDraft;
        const signed = await sign(draft, signer, '2023-02-24T23:36:38Z', 'ecdsa-jcs-2019');
        const [proof = {}] = listProofs(signed);
        const [theirs = {}] = listProofs(readVector(`di-ecdsa/${file}`));
        expect({ ...proof, proofValue: '' }).toEqual({ ...theirs, proofValue: '' });
        expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
      },
    );
  }
});
