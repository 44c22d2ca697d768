import { type Bytes, fromBase64url } from '../../bytes.ts';
import type { CborValue } from '../disclosure/cbor.ts';
import { fromText, isBytes, isListOf, isRising, toText } from '../disclosure/proof-value.ts';

/** What the issuer gives the learner, and nobody else sees (vc-di-bbs 1.0 §3.3.1). */
export interface BaseMessages {
  signature: Bytes;
  /** The hashes of the proof options and of the statements that nobody may leave out. */
  header: Bytes;
  publicKey: Bytes;
  /** Shuffles the labels of blank nodes. */
  hmacKey: Bytes;
  mandatoryPointers: string[];
}

/** What the learner shows (vc-di-bbs 1.0 §3.3.6). */
export interface DerivedMessages {
  proof: Bytes;
  /** The label of each blank node, by the number that it has in the canonical form of what is shown. */
  labels: ReadonlyMap<number, number>;
  /** Which of the statements shown are those that nobody may leave out. */
  mandatoryIndexes: number[];
  /** Which of the statements that may be left out are shown. */
  selectiveIndexes: number[];
  presentationHeader: Bytes;
}

const toHead = (kind: number) => new Uint8Array([0xd9, 0x5d, kind]);
const [baseHead, derivedHead] = [toHead(0x02), toHead(0x03)];

/**
 * What base and derived proofs begin with that are not plain (vc-di-bbs 1.0 §3.3.1, §3.3.6). The vectors begin every
 * pseudonym with the mark of one that is bound to its holder too.
 */
const features = new Map<number | undefined, string>([
  [0x04, 'holder_binding'],
  [0x05, 'holder_binding'],
  [0x06, 'pseudonym'],
  [0x07, 'pseudonym'],
  [0x08, 'pseudonym'],
  [0x09, 'pseudonym'],
]);

/** What else the proof makes use of, by a stable name. Undefined for a plain proof, and for what is no proof. */
export function findFeature(text: string): string | undefined {
  const bytes = text.startsWith('u') ? fromBase64url(text.slice(1)) : undefined;
  return bytes?.[0] === 0xd9 && bytes[1] === 0x5d ? features.get(bytes[2]) : undefined;
}

export function toBaseMessages(value: BaseMessages): string {
  const { signature, header, publicKey, hmacKey, mandatoryPointers } = value;
  return toText(baseHead, [signature, header, publicKey, hmacKey, mandatoryPointers]);
}

export function toDerivedMessages(value: DerivedMessages): string {
  const { proof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader } = value;
  return toText(derivedHead, [proof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader]);
}

/** The value of a base proof. Undefined when it is none. */
export function fromBaseMessages(text: string): BaseMessages | undefined {
  const items = fromText(text, baseHead);
  if (items?.length !== 5) return undefined;
  const [signature, header, publicKey, hmacKey, mandatoryPointers] = items;
  const isSound =
    isBytes(signature, 80) &&
    isBytes(header, 64) &&
    isBytes(publicKey, 96) &&
    isBytes(hmacKey, 32) &&
    isListOf(mandatoryPointers, item => typeof item === 'string');
  return isSound ? { signature, header, publicKey, hmacKey, mandatoryPointers } : undefined;
}

/** Three points and four numbers; one number more for each statement that is hidden. */
const [shortestProof, numberLength] = [272, 32];

/**
 * The value of a derived proof. Undefined when it is none. No two blank nodes have the same label, and the indexes rise: what
 * is signed has one form only.
 */
export function fromDerivedMessages(text: string): DerivedMessages | undefined {
  const items = fromText(text, derivedHead);
  if (items?.length !== 5) return undefined;
  const [proof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader] = items;
  const isSound =
    isProof(proof) &&
    isLabelMap(labels) &&
    isRising(mandatoryIndexes) &&
    isRising(selectiveIndexes) &&
    presentationHeader instanceof Uint8Array;
  return isSound ? { proof, labels, mandatoryIndexes, selectiveIndexes, presentationHeader } : undefined;
}

function isProof(value: CborValue | undefined): value is Bytes {
  const length = value instanceof Uint8Array ? value.length : 0;
  return length >= shortestProof && (length - shortestProof) % numberLength === 0;
}

function isLabelMap(value: CborValue | undefined): value is ReadonlyMap<number, number> {
  if (!(value instanceof Map)) return false;
  const labels = [...value.values()];
  return labels.every(label => typeof label === 'number') && new Set(labels).size === labels.length;
}
