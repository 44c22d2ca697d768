import { describe, expect, it } from 'vitest';
import type { LintedDraft } from '../../packages/core/src/draft/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { checkProof, listProofs, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { toSignedBytes } from '../../packages/core/src/proof/signed-bytes.ts';
import { suites } from '../../packages/core/src/proof/suites.ts';
import { hasStandard, readStandard } from '../standards.ts';
import { vector } from '../vectors.ts';
import { keyOf, listMutants, loadVectorContext as load, readVector } from '../w3c-vectors.ts';

const standard = 'Data Integrity EdDSA Cryptosuites 1.0';
const isThere = hasStandard('vectors/di-eddsa');

const vectors = [
  ['eddsa-rdfc-2022', 'eddsa-rdfc-2022', 'DataInt'],
  ['eddsa-rdfc-2022', 'eddsa-rdfc-2022/employ', 'DataInt'],
  ['eddsa-jcs-2022', 'eddsa-jcs-2022', 'JCS'],
  ['Ed25519Signature2020', 'Ed25519Signature2020', 'EdSig'],
] as const;

describe.runIf(isThere)('W3C vectors of Data Integrity EdDSA 1.0', () => {
  for (const [suite, folder, name] of vectors) {
    const at = `vectors/di-eddsa/${folder}/signed${name}.json`;
    vector({ standard, clause: `${suite}, the same hashes and verdict`, name: at }, async () => {
      const signed = readVector(`di-eddsa/${folder}/signed${name}.json`);
      const [proof = {}] = listProofs(signed);
      const { proof: _, ...unsecured } = signed;
      const bytes = await toSignedBytes(suites[suite], 'SHA-256', unsecured, proof, load);
      const expected = readStandard(`vectors/di-eddsa/${folder}/combinedHash${name}.txt`).trim();
      expect('bytes' in bytes && Buffer.from(bytes.bytes).toString('hex')).toBe(expected);
      expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
    });

    const expected = 'none accepted';
    vector({ standard, clause: `${suite}, each change of one part`, name: at, expected }, async () => {
      const signed = readVector(`di-eddsa/${folder}/signed${name}.json`);
      const [original = {}] = listProofs(signed);
      for (const { at, mutant } of listMutants(signed)) {
        const [proof = {}] = listProofs(mutant);
        expect([at, await checkProof(mutant, proof, keyOf(original), load)]).not.toEqual([at, 'matches']);
      }
    });
  }

  for (const [file, count] of [
    ['signedProofSet1.json', 1],
    ['signedProofSet2.json', 2],
    ['signedProofChain1.json', 3],
    ['signedProofChain2.json', 4],
  ] as const) {
    const name = `vectors/di-eddsa/proof-set-chain/${file}`;
    vector({ standard, clause: 'proof sets and chains', name }, async () => {
      const signed = readVector(`di-eddsa/proof-set-chain/${file}`);
      const proofs = listProofs(signed);
      expect(proofs).toHaveLength(count);
      for (const proof of proofs) expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
    });
  }

  const chained = 'vectors/di-eddsa/proof-set-chain/signedProofChain2.json';
  const swap = { name: `${chained}#swapped`, expected: 'refused, an earlier proof was swapped' };
  vector({ standard, clause: 'proof sets and chains', ...swap }, async () => {
    const signed = readVector('di-eddsa/proof-set-chain/signedProofChain2.json');
    const proofs = listProofs(signed);
    const [first = {}, second = {}] = proofs;
    const swapped = { ...signed, proof: [{ ...first, proofValue: second.proofValue ?? '' }, ...proofs.slice(1)] };
    const last = proofs[2] ?? {};
    expect(await checkProof(swapped, last, keyOf(last), load)).toBe('differs');
  });

  vector({ standard, clause: 'keys', name: 'vectors/di-eddsa/keyPair.json' }, async () => {
    const { publicKeyMultibase, privateKeyMultibase } = readVector('di-eddsa/keyPair.json');
    const signer = await toSigner(String(privateKeyMultibase));
    expect(signer.verificationMethod).toBe(`did:key:${publicKeyMultibase}#${publicKeyMultibase}`);
  });

  const jcs = 'vectors/di-eddsa/eddsa-jcs-2022/signedJCS.json';
  vector({ standard, clause: 'eddsa-jcs-2022, signed to the same bytes', name: jcs }, async () => {
    const { privateKeyMultibase } = readVector('di-eddsa/keyPair.json');
    const draft = readVector('di-eddsa/unsigned.json') as unknown as LintedDraft;
    const expected = readVector('di-eddsa/eddsa-jcs-2022/signedJCS.json');
    const signer = await toSigner(String(privateKeyMultibase));
    expect(await sign(draft, signer, '2023-02-24T23:36:38Z', 'eddsa-jcs-2022')).toEqual(expected);
  });

  it('signs the bare vector where every word is in a pinned context', async () => {
    const { publicKeyMultibase, privateKeyMultibase } = readVector('di-eddsa/keyPair.json');
    const bare = { ...readVector('di-eddsa/unsigned.json'), '@context': ['https://www.w3.org/ns/credentials/v2'] };
    const { credentialSubject: _, type: __, ...rest } = bare as JsonObject;
    const draft = { ...rest, type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:abcdefgh' } };
    const signer = await toSigner(String(privateKeyMultibase));
    const signed = await sign(draft as unknown as LintedDraft, signer, '2023-02-24T23:36:38Z');
    const [proof = {}] = listProofs(signed);
    expect(String(proof.verificationMethod)).toContain(String(publicKeyMultibase));
    expect(await checkProof(signed, proof, keyOf(proof))).toBe('matches');
  });
});
