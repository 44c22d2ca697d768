import { describe, expect, it } from 'vitest';
import { toNQuads } from '../../packages/core/src/canonical/index.ts';
import { loadContext } from '../../packages/core/src/contexts/index.ts';
import type { LintedDraft } from '../../packages/core/src/draft/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { fromMultikey, isPublicKey, type PublicKey } from '../../packages/core/src/keys/index.ts';
import { checkProof, listProofs, sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { toSignedBytes } from '../../packages/core/src/proof/suites.ts';
import { hasStandard, readStandard } from '../standards.ts';

const vectors = 'vectors/di-eddsa';

function readJson(name: string): JsonObject {
  return JSON.parse(readStandard(`${vectors}/${name}`)) as JsonObject;
}

/** The vectors use a context for examples, which no credential outside of them may use. */
function load(url: string): JsonObject | undefined {
  if (url !== 'https://www.w3.org/ns/credentials/examples/v2') return loadContext(url);
  return JSON.parse(readStandard('vectors/contexts/credentials-examples-v2.jsonld')) as JsonObject;
}

function keyOf(proof: JsonObject): PublicKey {
  const key = fromMultikey(String(proof.verificationMethod).split('#')[1] ?? '');
  if (!isPublicKey(key)) throw new Error('The vector names no Ed25519 key.');
  return key;
}

describe.runIf(hasStandard(vectors))('W3C vectors of Data Integrity EdDSA 1.0', () => {
  it.each([
    ['eddsa-rdfc-2022', 'DataInt'],
    ['Ed25519Signature2020', 'EdSig'],
  ])('%s: the same canonical forms, hashes and verdict', async (folder, name) => {
    const signed = readJson(`${folder}/signed${name}.json`);
    const [proof = {}] = listProofs(signed);
    const { proof: _, ...unsecured } = signed;
    expect(await toNQuads(unsecured, load)).toEqual({
      nquads: readStandard(`${vectors}/${folder}/canonDoc${name}.txt`),
    });
    const bytes = await toSignedBytes(unsecured, proof, load);
    const expected = readStandard(`${vectors}/${folder}/combinedHash${name}.txt`).trim();
    expect('bytes' in bytes && Buffer.from(bytes.bytes).toString('hex')).toBe(expected);
    expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
    const changed = { ...signed, description: 'Another description.' };
    expect(await checkProof(changed, proof, keyOf(proof), load)).toBe('differs');
  });

  it.each([
    ['signedProofSet1.json', 1],
    ['signedProofSet2.json', 2],
    ['signedProofChain1.json', 3],
    ['signedProofChain2.json', 4],
  ])('%s: all %i proofs of the set or chain hold', async (name, count) => {
    const signed = readJson(`proof-set-chain/${name}`);
    const proofs = listProofs(signed);
    expect(proofs).toHaveLength(count);
    for (const proof of proofs) expect(await checkProof(signed, proof, keyOf(proof), load)).toBe('matches');
  });

  it('a chain does not hold when an earlier proof was swapped', async () => {
    const signed = readJson('proof-set-chain/signedProofChain2.json');
    const proofs = listProofs(signed);
    const [first = {}, second = {}] = proofs;
    const swapped = { ...signed, proof: [{ ...first, proofValue: second.proofValue ?? '' }, ...proofs.slice(1)] };
    const chained = proofs[2] ?? {};
    expect(await checkProof(swapped, chained, keyOf(chained), load)).toBe('differs');
  });

  it('the key of the vectors signs a document of ours to the same identifier', async () => {
    const { publicKeyMultibase, privateKeyMultibase } = readJson('keyPair.json');
    const signer = await toSigner(String(privateKeyMultibase));
    expect(signer.verificationMethod).toBe(`did:key:${publicKeyMultibase}#${publicKeyMultibase}`);
  });

  it('signs the bare vector to the very bytes of the vector, where every word is in a pinned context', async () => {
    const { publicKeyMultibase, privateKeyMultibase } = readJson('keyPair.json');
    const bare = { ...readJson('unsigned.json'), '@context': ['https://www.w3.org/ns/credentials/v2'] };
    const { credentialSubject: _, type: __, ...rest } = bare as JsonObject;
    const draft = { ...rest, type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:abcdefgh' } };
    const signer = await toSigner(String(privateKeyMultibase));
    const signed = await sign(draft as unknown as LintedDraft, signer, '2023-02-24T23:36:38Z');
    const [proof = {}] = listProofs(signed);
    expect(String(proof.verificationMethod)).toContain(String(publicKeyMultibase));
    expect(await checkProof(signed, proof, keyOf(proof))).toBe('matches');
  });
});
