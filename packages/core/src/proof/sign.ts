import { type Bytes, toBase58 } from '../bytes.ts';
import type { ContextLoader } from '../canonical/index.ts';
import { didKey, keyId } from '../did/index.ts';
import type { LintedDraft } from '../draft/index.ts';
import type { JsonObject } from '../json.ts';
import { fromSecretMultikey, type SigningKind, toMultikey, toSecretMultikey } from '../keys/index.ts';
import type { StatusListDraft } from '../status/index.ts';
import { listProofs } from './check-proof.ts';
import { generateSecret, openSecret } from './secret-key.ts';
import { toSignedBytes } from './signed-bytes.ts';
import { findSigning, type SigningSuite, type Suite, suites } from './suites.ts';

/**
 * Somebody who can sign: the address of the public key, its kind (Ed25519 when absent), and the signing itself, wherever it
 * happens: 64 bytes for Ed25519; `r` and `s` in full for P-256 with SHA-256 and for P-384 with SHA-384.
 */
export interface Signer {
  verificationMethod: string;
  kind?: SigningKind;
  sign(bytes: Bytes): Promise<Uint8Array> | Uint8Array;
  /** Signs many at once, for signers that have a way to go: the signatures that `sign` gives, in order, or an error and none. */
  signAll?(messages: readonly Bytes[]): Promise<readonly Uint8Array[]>;
}

/** A document, what its proof says, and the bytes of both that have to be signed. */
export interface Prepared {
  document: JsonObject;
  options: JsonObject;
  message: Bytes;
}

/** What was prepared, with its signature. */
export function toSigned({ document, options }: Prepared, signature: Uint8Array): JsonObject {
  return { ...document, proof: { ...options, proofValue: `z${toBase58(signature)}` } };
}

/**
 * Signs a document. With an Ed25519 key the same document, signer and instant give the same bytes, so that signing can be
 * repeated after a crash; ECDSA draws a fresh number each time.
 * @param created instant without fractions of a second
 * @param load gives the JSON-LD contexts; the pinned ones unless said otherwise
 * @throws Error when the suite takes no such key, and when a word of the draft would not be covered by the signature: such
 * a draft passed no lint
 */
export async function sign(
  draft: LintedDraft | StatusListDraft,
  signer: Signer,
  created: string,
  suiteName: SigningSuite = 'eddsa-rdfc-2022',
  load?: ContextLoader,
): Promise<JsonObject> {
  const prepared = await prepare(draft, signer, created, suiteName, load);
  return toSigned(prepared, await signer.sign(prepared.message));
}

/** All of `sign` but the signature. */
export function prepare(
  draft: LintedDraft | StatusListDraft,
  signer: Signer,
  created: string,
  suite: SigningSuite = 'eddsa-rdfc-2022',
  load?: ContextLoader,
): Promise<Prepared> {
  const { proof: _, ...unsecured }: JsonObject = draft;
  return prepareProof(unsecured, signer, created, { suite }, load);
}

/**
 * Signs a document that carries signatures already: beside them, as one of a set, or on top of those that are named, as the
 * next of a chain (Data Integrity §2.1.1, §2.1.2).
 * @param options `id` lets a later signature build on this one; `previousProof` names the earlier ones by their ids
 * @throws Error as `sign` does, and when there is no earlier signature of that id
 */
export async function addProof(
  secured: JsonObject,
  signer: Signer,
  created: string,
  options: { suite?: SigningSuite; id?: string; previousProof?: string[] } = {},
  load?: ContextLoader,
): Promise<JsonObject> {
  const { suite = 'eddsa-rdfc-2022', id, previousProof = [] } = options;
  const { proof: _, ...bare } = secured;
  const proofs = listProofs(secured);
  const earlier = previousProof.map(name => proofs.find(proof => proof.id === name));
  if (!earlier.every(proof => proof !== undefined)) throw new Error('Not signed: an earlier signature is missing.');
  const unsecured = earlier.length === 0 ? bare : { ...bare, proof: earlier };
  const chained = { suite, ...(id === undefined ? {} : { id }), ...(earlier.length === 0 ? {} : { previousProof }) };
  const prepared = await prepareProof(unsecured, signer, created, chained, load);
  const { proof = null } = toSigned(prepared, await signer.sign(prepared.message));
  return { ...bare, proof: [...proofs, proof] };
}

/** For a document that is bare, or carries the earlier proofs that this one builds on. */
async function prepareProof(
  unsecured: JsonObject,
  signer: Signer,
  created: string,
  { suite: suiteName, ...ofChain }: { suite: SigningSuite; id?: string; previousProof?: string[] },
  load?: ContextLoader,
): Promise<Prepared> {
  const suite: Suite = suites[suiteName];
  const signing = findSigning(suite, signer.kind ?? 'Ed25519');
  if (!signing) throw new Error(`Not signed: ${suiteName} takes no key of the kind ${signer.kind ?? 'Ed25519'}.`);
  const contexts = unsecured['@context'];
  const options = {
    ...(suite.canonical === 'jcs' && contexts !== undefined ? { '@context': contexts } : {}),
    ...toProofOptions(suiteName, signer, created),
    ...ofChain,
  };
  const signed = await toSignedBytes(suite, signing.hash, unsecured, options, load);
  if ('lost' in signed) throw new Error(`Not signed: ${signed.lost.code} ${signed.lost.term} ${signed.lost.at ?? ''}`);
  return { document: unsecured, options, message: signed.bytes };
}

/** What a proof says besides its value. */
export function toProofOptions(suite: SigningSuite, { verificationMethod }: Signer, created: string): JsonObject {
  return {
    type: suites[suite].type,
    cryptosuite: suite,
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  };
}

/** A fresh key pair as Multikey texts. The secret one is the only copy. */
export async function generateKeyPair(
  kind: SigningKind = 'Ed25519',
): Promise<{ publicMultikey: string; secretMultikey: string }> {
  const secret = await generateSecret(kind);
  const { publicKey } = await openSecret(kind, secret);
  return { publicMultikey: toMultikey(publicKey, kind), secretMultikey: toSecretMultikey(secret, kind) };
}

/**
 * A signer that holds its key in memory.
 * @param did the identifier whose document lists the key; the key's own `did:key` when absent
 * @throws Error when the text is not a secret Multikey of a kind that we sign with
 */
export async function toSigner(secretMultikey: string, did?: string): Promise<Signer> {
  const found = fromSecretMultikey(secretMultikey);
  if (!found) throw new Error('This is not a secret key of a kind that signs here.');
  const { kind, secret } = found;
  const { publicKey, sign } = await openSecret(kind, secret);
  return { verificationMethod: keyId(did ?? didKey(publicKey, kind), toMultikey(publicKey, kind)), kind, sign };
}
