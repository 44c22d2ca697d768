/** The independent libraries that judge our credentials in tests come without types. */
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ document: unknown; documentUrl: string; contextUrl?: null; tag?: string }>;
  type Checked = { verified: boolean; error?: { errors?: Error[]; message: string } };
  export function issue(options: { credential: object; suite: object; documentLoader: Loader }): Promise<object>;
  export function derive(options: {
    verifiableCredential: object;
    suite: object;
    documentLoader: Loader;
  }): Promise<object>;
  export function createPresentation(options: { verifiableCredential: object; holder: string; verify: false }): object;
  export function signPresentation(options: {
    presentation: object;
    suite: object;
    challenge: string;
    domain: string;
    documentLoader: Loader;
  }): Promise<object>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: Loader;
    now?: Date;
    checkStatus?: (options: object) => Promise<{ verified: boolean }>;
  }): Promise<Checked>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: object; signer?: object; date?: string | undefined });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: string[] }): object;
  export function createDiscloseCryptosuite(options: { selectivePointers: string[] }): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/bbs-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: string[] }): object;
  export function createDiscloseCryptosuite(options: {
    selectivePointers: string[];
    presentationHeader?: Uint8Array;
  }): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/bls12-381-multikey' {
  export function from(key: object, options: { algorithm: string }): Promise<{ id: string; signer(): object }>;
}
declare module '@digitalbazaar/bbs-signatures' {
  interface Signed {
    publicKey: Uint8Array;
    header: Uint8Array;
    messages: readonly Uint8Array[];
    ciphersuite: string;
  }
  interface Shown {
    presentationHeader: Uint8Array;
    disclosedMessageIndexes: readonly number[];
  }
  export function generateKeyPair(options: { seed: Uint8Array; ciphersuite: string }): Promise<{
    secretKey: Uint8Array;
    publicKey: Uint8Array;
  }>;
  export function sign(options: Signed & { secretKey: Uint8Array }): Promise<Uint8Array>;
  export function deriveProof(options: Signed & Shown & { signature: Uint8Array }): Promise<Uint8Array>;
  export function verifyProof(
    options: Omit<Signed, 'messages'> & Shown & { proof: Uint8Array; disclosedMessages: readonly Uint8Array[] },
  ): Promise<boolean>;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  export function from(key: object): Promise<{ id: string; signer(): object }>;
}
declare module '@digitalbazaar/jws-linked-data-signature' {
  export class JwsLinkedDataSignature {
    constructor(options: { type: string; alg: string; contextUrl: string; signer: object; date: string });
  }
}
declare module '@digitalbazaar/ed25519-signature-2018' {
  export class Ed25519Signature2018 {
    constructor(options: { signer: object; date: string });
  }
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { signer: object; date: string });
  }
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<{ id: string; signer(): object }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function createList(options: { length: number }): Promise<{
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
    encode(): Promise<string>;
  }>;
  export function decodeList(options: { encodedList: string }): Promise<{ getStatus(index: number): boolean }>;
  export function createCredential(options: {
    id: string;
    list: object;
    statusPurpose: string;
    context: string[];
  }): Promise<object>;
  export function checkStatus(options: { credential: object; documentLoader: unknown; suite: object }): Promise<{
    verified: boolean;
    results?: { status: boolean }[];
    error?: Error;
  }>;
  export const VC_BSL_VC_V2_CONTEXT: string[];
}
declare module 'rdf-canonize' {
  interface Term {
    termType: 'BlankNode' | 'NamedNode' | 'Literal' | 'DefaultGraph';
    value: string;
    language?: string;
    datatype?: Term;
  }
  const rdfCanonize: {
    NQuads: { parse(nquads: string): Record<'subject' | 'predicate' | 'object' | 'graph', Term>[] };
    canonize(
      quads: Record<'subject' | 'predicate' | 'object' | 'graph', Term>[],
      options: { algorithm: 'RDFC-1.0'; canonicalIdMap: Map<string, string>; maxWorkFactor: number },
    ): Promise<string>;
  };
  export default rdfCanonize;
}

declare module '@digitalbazaar/vc-status-list' {
  type JsonObject = import('../packages/core/src/json.ts').JsonObject;
  interface List {
    setStatus(index: number, isSet: boolean): void;
  }
  export function createList(options: { length: number }): Promise<List>;
  export function createCredential(options: { id: string; list: List; statusPurpose: string }): Promise<JsonObject>;
}

/** Writes PDFs piece by piece; the other independent writer in tests, pdf-lib, brings its types. */
declare module 'pdfkit' {
  export default class PdfKitDocument {
    constructor(options?: { compress?: boolean; pdfVersion?: string; userPassword?: string });
    file(bytes: Uint8Array, options: { name: string; type?: string }): this;
    text(words: string): this;
    on(event: 'data', listen: (part: Uint8Array) => void): this;
    on(event: 'end', listen: () => void): this;
    end(): void;
  }
}
declare module 'didwebvh-ts' {
  interface LogEntry {
    versionId: string;
  }
  interface Resolved {
    did: string;
    doc: object;
    meta: { versionId: string; deactivated: boolean };
  }
  interface Written {
    did: string;
    log: LogEntry[];
  }
  export interface Signer {
    getVerificationMethodId(): string;
    sign(input: { document: object; proof: object }): Promise<{ proofValue: string }>;
  }
  export interface Verifier {
    verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): Promise<boolean>;
  }
  interface Change {
    signer: Signer;
    verifier: Verifier;
    updateKeys?: string[];
    nextKeyHashes?: string[];
    verificationMethods?: object[];
    witness?: object;
  }
  export function createDID(options: Change & { domain: string; paths?: string[]; created?: string }): Promise<Written>;
  export function updateDID(options: Change & { log: LogEntry[]; updated?: string }): Promise<Written>;
  export function deactivateDID(options: Change & { log: LogEntry[] }): Promise<Written>;
  export function resolveDIDFromLog(
    log: LogEntry[],
    options: { verifier: Verifier; witnessProofs?: object[] },
  ): Promise<Resolved>;
  export function deriveNextKeyHash(multikey: string): Promise<string>;
  export function prepareDataForSigning(document: object, proof: object): Promise<Uint8Array>;
  export function signWitnessProofEntry(options: {
    versionId: string;
    witnesses: { id: string }[];
    witnessSignersByDid: Record<string, Signer>;
  }): Promise<object>;
}

declare module 'cose-js' {
  interface Point {
    x: Uint8Array;
    y: Uint8Array;
  }
  export const sign: {
    create(
      headers: { p: Record<string, unknown>; u?: Record<string, unknown> },
      payload: Uint8Array,
      signer: { key: { d: Uint8Array } },
    ): Promise<Uint8Array>;
    /** Gives the payload; throws when the signature does not hold. */
    verify(signed: Uint8Array, verifier: { key: Point }): Promise<Uint8Array>;
  };
}
