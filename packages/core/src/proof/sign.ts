import { type Bytes, toBase58 } from '../bytes.ts';
import { didKey, fromSecretMultikey, keyId, toMultikey, toSecretMultikey } from '../did/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import type { StatusListDraft } from '../status/index.ts';
import { openSeed } from './ed25519.ts';
import { suites, toSignedBytes } from './suites.ts';

/** Somebody who can sign: the address of the public key, and the signing itself (Ed25519, 64 bytes), wherever it happens. */
export interface Signer {
  verificationMethod: string;
  sign(bytes: Bytes): Promise<Uint8Array> | Uint8Array;
}

/**
 * Signs a document with `eddsa-rdfc-2022`. The same document, signer and instant give the same bytes, so that signing can
 * be repeated after a crash.
 * @param created instant without fractions of a second
 * @throws Error when a word of the draft would not be covered by the signature: such a draft passed no lint
 */
export async function sign(draft: LintedDraft | StatusListDraft, signer: Signer, created: string): Promise<JsonObject> {
  const { type, cryptosuite } = suites['eddsa-rdfc-2022'];
  const options = {
    type,
    cryptosuite,
    created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const { proof: _, ...unsecured }: JsonObject = draft;
  const signed = await toSignedBytes(unsecured, options);
  if ('lost' in signed) throw new Error(`Not signed: ${signed.lost.code} ${signed.lost.term} ${signed.lost.at ?? ''}`);
  const signature = await signer.sign(signed.bytes);
  return { ...unsecured, proof: { ...options, proofValue: `z${toBase58(signature)}` } };
}

/** A fresh Ed25519 key pair as Multikey texts. The secret one is the only copy. */
export async function generateKeyPair(): Promise<{ publicMultikey: string; secretMultikey: string }> {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const { publicKey } = await openSeed(seed);
  return { publicMultikey: toMultikey(publicKey), secretMultikey: toSecretMultikey(seed) };
}

/**
 * A signer that holds its key in memory.
 * @param did the identifier whose document lists the key; the key's own `did:key` when absent
 * @throws Error when the text is not an Ed25519 secret Multikey
 */
export async function toSigner(secretMultikey: string, did?: string): Promise<Signer> {
  const seed = fromSecretMultikey(secretMultikey);
  if (!seed) throw new Error('This is not an Ed25519 secret key.');
  const { publicKey, sign } = await openSeed(seed);
  return { verificationMethod: keyId(did ?? didKey(publicKey), toMultikey(publicKey)), sign };
}
