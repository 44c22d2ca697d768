import { type Bytes, toUtf8 } from '../../bytes.ts';
import { type ContextLoader, toNQuads } from '../../canonical/index.ts';
import type { LintedDraft } from '../../draft/index.ts';
import type { JsonObject } from '../../json.ts';
import { type OpenedKey, openFreshKey } from '../secret-key.ts';
import type { Signer } from '../sign.ts';
import { toBaseBytes } from './check-disclosed.ts';
import { openStatements } from './open-statements.ts';
import { toBaseText } from './proof-value.ts';
import { select } from './select.ts';

/** What is drawn for each signature. */
export interface Chances {
  /** Makes the labels of blank nodes: 32 bytes. */
  hmacKey: Bytes;
  /** The P-256 key that signs the single statements and is then forgotten. */
  proofKey: OpenedKey;
}

/**
 * Signs a credential with `ecdsa-sd-2023` for its learner, who can show parts of it; whoever sees this signature can show
 * whatever part they like, so it is given to the learner alone.
 * @param mandatoryPointers JSON Pointers to what every part must show: all that credentials of the kind need
 * @throws Error when the key is not of P-256, when a pointer finds nothing, and when a word would not be covered
 */
export async function signBase(
  draft: LintedDraft,
  signer: Signer,
  created: string,
  mandatoryPointers: readonly string[],
  chances?: Chances,
  load?: ContextLoader,
): Promise<JsonObject> {
  if (signer.kind !== 'P-256') throw new Error('Not signed: ecdsa-sd-2023 takes keys of P-256 only.');
  const { proof: _, ...unsecured }: JsonObject = draft;
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const { hmacKey, proofKey } = chances ?? (await drawChances());
  const opened = await openStatements(unsecured, hmacKey, load);
  const config = await toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load);
  if ('lost' in opened || 'lost' in config) throw new Error('Not signed: a word is not covered.');
  if (mandatoryPointers.length > 0 && !select(unsecured, mandatoryPointers)) {
    throw new Error('Not signed: a pointer to what must be shown finds nothing.');
  }
  const { indexes } = await opened.openPart(mandatoryPointers);
  if (!indexes) throw new Error('Not signed: a pointer cuts a list.');
  const isMandatory = new Set(indexes);
  const mandatory = opened.statements.filter((_, index) => isMandatory.has(index));
  const others = opened.statements.filter((_, index) => !isMandatory.has(index));
  const publicKey = new Uint8Array([0x80, 0x24, ...proofKey.publicKey]);
  const baseSignature = new Uint8Array(await signer.sign(await toBaseBytes(config.nquads, publicKey, mandatory)));
  const signatures = await Promise.all(others.map(statement => proofKey.sign(toUtf8(statement))));
  const value = { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers: [...mandatoryPointers] };
  return { ...unsecured, proof: { ...options, proofValue: toBaseText(value) } };
}

async function drawChances(): Promise<Chances> {
  return { hmacKey: crypto.getRandomValues(new Uint8Array(32)), proofKey: await openFreshKey('P-256') };
}
