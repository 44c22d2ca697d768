import { type Bytes, concat, sha256, toUtf8 } from '../bytes.ts';
import { type ContextLoader, type Lost, toNQuads } from '../canonical/index.ts';
import { asArray, type JsonObject } from '../json.ts';
import { algorithms } from '../keys/check-signature.ts';
import type { AlgorithmName, PublicKey } from '../keys/index.ts';

/** One way of signing. All of ours canonicalise with RDFC-1.0 and hash with SHA-256. */
export interface Suite {
  name: string;
  type: string;
  cryptosuite?: string;
  /** Read because it is out there; never written. */
  isLegacy: boolean;
  /** One for each kind of key that it takes. */
  algorithms: readonly AlgorithmName[];
  /** The document must carry this context, or the words of the proof mean nothing. */
  context?: string;
}

/** Everything known about the ways of signing. */
export const suites = {
  'eddsa-rdfc-2022': {
    name: 'eddsa-rdfc-2022',
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    isLegacy: false,
    algorithms: ['EdDSA'],
  },
  'eddsa-2022': {
    name: 'eddsa-2022',
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-2022',
    isLegacy: true,
    algorithms: ['EdDSA'],
  },
  Ed25519Signature2020: {
    name: 'Ed25519Signature2020',
    type: 'Ed25519Signature2020',
    isLegacy: true,
    algorithms: ['EdDSA'],
    context: 'https://w3id.org/security/suites/ed25519-2020/v1',
  },
} as const satisfies Record<string, Suite>;

/** The suite of a proof, or undefined when it is none that is read here. */
export function findSuite(document: JsonObject, proof: JsonObject): Suite | undefined {
  return Object.values(suites).find(
    (suite: Suite) =>
      suite.type === proof.type &&
      suite.cryptosuite === proof.cryptosuite &&
      (suite.context === undefined || asArray(document['@context']).includes(suite.context)),
  );
}

/** The algorithm by which a suite signs with this key. Undefined when it takes no key of that kind. */
export function findAlgorithm(suite: Suite, key: PublicKey): AlgorithmName | undefined {
  return suite.algorithms.find(name => algorithms[name].kind === key.kind);
}

/**
 * The 64 bytes that get signed: hash of the proof without its value, then hash of the document without the proof
 * (vc-di-eddsa 1.0 §3.2.4), or what would be lost by making them.
 */
export async function toSignedBytes(
  unsecured: JsonObject,
  proof: JsonObject,
  load?: ContextLoader,
): Promise<{ bytes: Bytes } | { lost: Lost }> {
  const { proofValue: _, ...options } = proof;
  const [config, document] = await Promise.all([
    toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load),
    toNQuads(unsecured, load),
  ]);
  if ('lost' in document) return document;
  if ('lost' in config) return config;
  const hashes = await Promise.all([sha256(toUtf8(config.nquads)), sha256(toUtf8(document.nquads))]);
  return { bytes: concat(...hashes) };
}
