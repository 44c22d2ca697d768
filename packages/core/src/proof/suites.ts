import { jsonWebSuite2020 } from '../contexts/json-web-suite.ts';
import { asArray, type JsonObject } from '../json.ts';
import { algorithms } from '../keys/check-signature.ts';
import type { AlgorithmName, PublicKey, SigningKind } from '../keys/index.ts';

/** Hash of the two canonical forms and, for RDFC-1.0, of its blank nodes. */
export type SuiteHash = 'SHA-256' | 'SHA-384';

/** One way of signing. */
export interface Suite {
  name: string;
  type: string;
  cryptosuite?: string;
  /**
   * How the document and the proof become bytes: as statements (RDFC-1.0), as text (RFC 8785), or as statements that are
   * signed one by one, or all at once so that each can be shown without the others.
   */
  canonical: 'rdfc' | 'jcs' | 'statements' | 'messages';
  /** The algorithm for each kind of key that it takes, and the hash that goes with it. None where another machine checks. */
  algorithms: Partial<Record<AlgorithmName, SuiteHash>>;
  /** Where the signature stands: as multibase, or as a JWS without its payload. */
  value: 'proofValue' | 'jws';
  /** Read because it is out there; never written. */
  isLegacy?: true;
  /** The document must carry this context, or the words of the proof mean nothing. */
  context?: string;
}

const edwards = { EdDSA: 'SHA-256' } as const;
const ellipticCurves = { ES256: 'SHA-256', ES384: 'SHA-384' } as const;

/** Everything known about the ways of signing. */
export const suites = {
  'eddsa-rdfc-2022': dataIntegrity('eddsa-rdfc-2022', 'rdfc', edwards),
  'eddsa-jcs-2022': dataIntegrity('eddsa-jcs-2022', 'jcs', edwards),
  'ecdsa-rdfc-2019': dataIntegrity('ecdsa-rdfc-2019', 'rdfc', ellipticCurves),
  'ecdsa-jcs-2019': dataIntegrity('ecdsa-jcs-2019', 'jcs', ellipticCurves),
  'ecdsa-sd-2023': dataIntegrity('ecdsa-sd-2023', 'statements', { ES256: 'SHA-256' }),
  'bbs-2023': dataIntegrity('bbs-2023', 'messages', {}),
  'eddsa-2022': { ...dataIntegrity('eddsa-2022', 'rdfc', edwards), isLegacy: true },
  Ed25519Signature2020: {
    name: 'Ed25519Signature2020',
    type: 'Ed25519Signature2020',
    canonical: 'rdfc',
    value: 'proofValue',
    algorithms: edwards,
    isLegacy: true,
    context: 'https://w3id.org/security/suites/ed25519-2020/v1',
  },
  Ed25519Signature2018: {
    name: 'Ed25519Signature2018',
    type: 'Ed25519Signature2018',
    canonical: 'rdfc',
    value: 'jws',
    algorithms: edwards,
    isLegacy: true,
  },
  JsonWebSignature2020: {
    name: 'JsonWebSignature2020',
    type: 'JsonWebSignature2020',
    canonical: 'rdfc',
    value: 'jws',
    algorithms: { EdDSA: 'SHA-256', ES256: 'SHA-256', ES384: 'SHA-256', PS256: 'SHA-256' },
    isLegacy: true,
    context: jsonWebSuite2020,
  },
} as const satisfies Record<string, Suite>;

/** The suites that we sign with. */
export type SigningSuite = 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | 'ecdsa-rdfc-2019' | 'ecdsa-jcs-2019';

function dataIntegrity(name: string, canonical: Suite['canonical'], ofKeys: Suite['algorithms']): Suite {
  return { name, type: 'DataIntegrityProof', cryptosuite: name, canonical, value: 'proofValue', algorithms: ofKeys };
}

const allSuites = Object.values<Suite>(suites);

/** The suite of a proof, or undefined when it is none that is read here. */
export function findSuite(document: JsonObject, proof: JsonObject): Suite | undefined {
  return allSuites.find(
    suite =>
      suite.type === proof.type &&
      suite.cryptosuite === proof.cryptosuite &&
      (suite.context === undefined || asArray(document['@context']).includes(suite.context)),
  );
}

/** How a suite signs with a key. */
export interface Signing {
  algorithm: AlgorithmName;
  hash: SuiteHash;
  /** In bytes; that of RSA depends on the key. */
  signatureLength: number | undefined;
}

/** How a suite signs with a key of this kind. Undefined when it takes no such key. */
export function findSigning(suite: Suite, kind: PublicKey['kind'] | SigningKind): Signing | undefined {
  for (const algorithm of Object.keys(suite.algorithms) as AlgorithmName[]) {
    const hash = suite.algorithms[algorithm];
    if (hash && algorithms[algorithm].kind === kind) {
      return { algorithm, hash, signatureLength: algorithms[algorithm].signatureLength };
    }
  }
  return undefined;
}
