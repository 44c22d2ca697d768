import { describe, expect, it } from 'vitest';
import type { LintedDraft } from '../../packages/core/src/draft/index.ts';
import { checkProof, listProofs, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { toSignedBytes } from '../../packages/core/src/proof/signed-bytes.ts';
import { suites } from '../../packages/core/src/proof/suites.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { keyOf, listMutants, loadVectorContext as load, readVector } from '../w3c-vectors.ts';

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
  it.each(vectors)('%s, %s: the same hashes and verdict', async (suite, folder, name, hash) => {
    const signed = readVector(`di-ecdsa/${folder}/signed${name}.json`);
    const [proof = {}] = listProofs(signed);
    const { proof: _, ...unsecured } = signed;
    const bytes = await toSignedBytes(suites[suite], hash, unsecured, proof, load);
    const expected = readStandard(`vectors/di-ecdsa/${folder}/combinedHash${name}.txt`).trim();
    expect('bytes' in bytes && Buffer.from(bytes.bytes).toString('hex')).toBe(expected);
    expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
  });

  it.each(vectors)('%s, %s: no change of one part is accepted', async (_suite, folder, name) => {
    const signed = readVector(`di-ecdsa/${folder}/signed${name}.json`);
    const [original = {}] = listProofs(signed);
    for (const { at, mutant } of listMutants(signed)) {
      const [proof = {}] = listProofs(mutant);
      expect([at, await checkProof(mutant, proof, keyOf(original), load)]).not.toEqual([at, 'matches']);
    }
  });

  it.each([
    ['p256KeyPair.json', 'ecdsa-jcs-2019-p256/signedJCSECDSAP256.json'],
    ['p384KeyPair.json', 'ecdsa-jcs-2019-p384/signedJCSECDSAP384.json'],
  ])('%s signs the vector again, all but the number drawn', async (pair, file) => {
    const { publicKeyMultibase, secretKeyMultibase } = readVector(`di-ecdsa/${pair}`);
    const signer = await toSigner(String(secretKeyMultibase));
    expect(signer.verificationMethod).toBe(`did:key:${publicKeyMultibase}#${publicKeyMultibase}`);
    const draft = readVector('di-ecdsa/unsigned.json') as unknown as LintedDraft;
    const signed = await sign(draft, signer, '2023-02-24T23:36:38Z', 'ecdsa-jcs-2019');
    const [proof = {}] = listProofs(signed);
    const [expected = {}] = listProofs(readVector(`di-ecdsa/${file}`));
    expect({ ...proof, proofValue: '' }).toEqual({ ...expected, proofValue: '' });
    expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
  });
});
