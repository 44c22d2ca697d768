import type { Bytes } from '../../bytes.ts';
import { type ContextLoader, toNQuads } from '../../canonical/index.ts';
import type { LintedDraft } from '../../draft/index.ts';
import type { JsonObject } from '../../json.ts';
import { split } from '../disclosure/check-disclosed.ts';
import { select } from '../disclosure/select.ts';
import { toHeader } from './check-messages.ts';
import { toBaseMessages } from './proof-value.ts';
import { openShuffled } from './shuffle.ts';

/** Somebody who can sign many messages at once: with a key of BLS12-381, wherever it is. */
export interface MessageSigner {
  verificationMethod: string;
  /** 96 bytes. */
  publicKey: Bytes;
  /** 80 bytes, for a header and messages in UTF-8. */
  signMessages(header: Bytes, messages: readonly string[]): Promise<Bytes>;
}

/** What is said of a signature besides. */
export interface BaseOptions {
  /** Instant of signing, to the second. It tells one credential from another, and so is left out unless it is needed. */
  created?: string;
  /** JSON Pointers to what every part must show: all that credentials of the kind need. */
  mandatoryPointers: readonly string[];
  /** Drawn by chance when absent: 32 bytes. */
  hmacKey?: Bytes;
}

/**
 * Signs a credential with `bbs-2023` for its learner, who can show parts of it that cannot be told to be of one credential.
 * Whoever sees this signature can show whatever part they like, so it is given to the learner alone.
 * @throws Error when a pointer finds nothing or cuts a list, and when a word would not be covered
 */
export async function signMessages(
  draft: LintedDraft,
  signer: MessageSigner,
  { created, mandatoryPointers, hmacKey = crypto.getRandomValues(new Uint8Array(32)) }: BaseOptions,
  load?: ContextLoader,
): Promise<JsonObject> {
  const { proof: _, ...unsecured }: JsonObject = draft;
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'bbs-2023',
    ...(created === undefined ? {} : { created }),
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const opened = await openShuffled(unsecured, hmacKey, load);
  const config = await toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load);
  if ('lost' in opened || 'lost' in config) throw new Error('Not signed: a word is not covered.');
  if (mandatoryPointers.length > 0 && !select(unsecured, mandatoryPointers)) {
    throw new Error('Not signed: a pointer to what must be shown finds nothing.');
  }
  const { indexes } = await opened.openPart(mandatoryPointers);
  if (!indexes) throw new Error('Not signed: a pointer cuts a list.');
  const { mandatory, others } = split(opened.statements, indexes);
  const header = await toHeader(config.nquads, mandatory);
  const signature = await signer.signMessages(header, others);
  const { publicKey } = signer;
  const value = { signature, header, publicKey, hmacKey, mandatoryPointers: [...mandatoryPointers] };
  return { ...unsecured, proof: { ...options, proofValue: toBaseMessages(value) } };
}
