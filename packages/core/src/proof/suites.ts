import { type Bytes, concat } from '../bytes.ts';
import { type ContextLoader, type Lost, toNQuads } from '../canonical/index.ts';
import { asArray, type JsonObject } from '../json.ts';
import { digestText } from '../machinery.ts';

/** One way of signing. All of ours canonicalise with RDFC-1.0, hash with SHA-256 and sign with Ed25519. */
export interface Suite {
  name: string;
  type: string;
  cryptosuite?: string;
  /** Read because it is out there; never written. */
  isLegacy: boolean;
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
  },
  'eddsa-2022': { name: 'eddsa-2022', type: 'DataIntegrityProof', cryptosuite: 'eddsa-2022', isLegacy: true },
  Ed25519Signature2020: {
    name: 'Ed25519Signature2020',
    type: 'Ed25519Signature2020',
    isLegacy: true,
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

/**
 * The bytes that get signed, or what would be lost by making them. `byUnit` are those that software makes which sorts by
 * UTF-16 unit, where they are others.
 */
export type SignedBytes = { bytes: Bytes; byUnit?: Bytes } | { lost: Lost };

/**
 * The 64 bytes that get signed: hash of the proof without its value, then hash of the document without the proof
 * (vc-di-eddsa 1.0 §3.2.4), or what would be lost by making them.
 */
export async function toSignedBytes(
  unsecured: JsonObject,
  proof: JsonObject,
  load?: ContextLoader,
): Promise<SignedBytes> {
  const { proofValue: _, ...options } = proof;
  const [config, document] = await Promise.all([
    toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load),
    toNQuads(unsecured, load),
  ]);
  if ('lost' in document) return document;
  if ('lost' in config) return config;
  const bytes = await hashBoth(config.nquads, document.nquads);
  if (config.byUnit === undefined && document.byUnit === undefined) return { bytes };
  return { bytes, byUnit: await hashBoth(config.byUnit ?? config.nquads, document.byUnit ?? document.nquads) };
}

async function hashBoth(config: string, document: string): Promise<Bytes> {
  return concat(...(await Promise.all([digestText(config), digestText(document)])));
}
