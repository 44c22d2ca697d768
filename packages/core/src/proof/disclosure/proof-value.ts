import { type Bytes, concat, fromBase64url, toBase64url } from '../../bytes.ts';
import { type CborValue, fromCbor, toCbor } from './cbor.ts';

/** What the issuer gives the learner, and nobody else sees (vc-di-ecdsa 1.0 §3.5.2). */
export interface BaseValue {
  baseSignature: Bytes;
  /** The key made for this one proof: its Multikey bytes, 35 of them. */
  publicKey: Bytes;
  /** Makes the labels of blank nodes. */
  hmacKey: Bytes;
  /** One for each statement that may be left out, in their order. */
  signatures: Bytes[];
  mandatoryPointers: string[];
}

/** What the learner shows (vc-di-ecdsa 1.0 §3.5.7). */
export interface DerivedValue {
  baseSignature: Bytes;
  publicKey: Bytes;
  signatures: Bytes[];
  /** The label of each blank node, by the number that it has in the canonical form of what is shown. */
  labels: ReadonlyMap<number, Bytes>;
  /** Which of the statements shown are those that nobody may leave out. */
  mandatoryIndexes: number[];
}

const baseHead = new Uint8Array([0xd9, 0x5d, 0x00]);
const derivedHead = new Uint8Array([0xd9, 0x5d, 0x01]);

export function toBaseText(value: BaseValue): string {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = value;
  return toText(baseHead, [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers]);
}

export function toDerivedText(value: DerivedValue): string {
  const { baseSignature, publicKey, signatures, labels, mandatoryIndexes } = value;
  return toText(derivedHead, [baseSignature, publicKey, signatures, labels, mandatoryIndexes]);
}

export function toText(head: Bytes, items: CborValue[]): string {
  return `u${toBase64url(concat(head, toCbor(items)))}`;
}

/** The value of a base proof. Undefined when it is none. */
export function fromBaseText(text: string): BaseValue | undefined {
  const items = fromText(text, baseHead);
  if (items?.length !== 5) return undefined;
  const [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers] = items;
  const isSound =
    isBytes(baseSignature, 64) &&
    isProofKey(publicKey) &&
    isBytes(hmacKey, 32) &&
    isListOf(signatures, isSignature) &&
    isListOf(mandatoryPointers, item => typeof item === 'string');
  return isSound ? { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } : undefined;
}

/**
 * The value of a derived proof. Undefined when it is none. No two blank nodes have the same label, and the indexes rise: what
 * is signed has one form only.
 */
export function fromDerivedText(text: string): DerivedValue | undefined {
  const items = fromText(text, derivedHead);
  if (items?.length !== 5) return undefined;
  const [baseSignature, publicKey, signatures, labels, mandatoryIndexes] = items;
  const isSound =
    isBytes(baseSignature, 64) &&
    isProofKey(publicKey) &&
    isListOf(signatures, isSignature) &&
    isLabelMap(labels) &&
    isRising(mandatoryIndexes);
  return isSound ? { baseSignature, publicKey, signatures, labels, mandatoryIndexes } : undefined;
}

/** Is this the text of a base proof, which is the learner's alone? */
export function isBaseText(text: string): boolean {
  return fromBaseText(text) !== undefined;
}

/** The items after the three bytes that mark a kind of proof value. Undefined when it is not of that kind. */
export function fromText(text: string, head: Bytes): CborValue[] | undefined {
  const bytes = text.startsWith('u') ? fromBase64url(text.slice(1)) : undefined;
  if (!bytes || !head.every((byte, index) => bytes[index] === byte)) return undefined;
  const items = fromCbor(bytes.slice(head.length));
  return Array.isArray(items) ? items : undefined;
}

export function isBytes(value: CborValue | undefined, length: number): value is Bytes {
  return value instanceof Uint8Array && value.length === length;
}

function isSignature(value: CborValue): value is Bytes {
  return isBytes(value, 64);
}

/** P-256, as Multikey marks it. The standard's text counts 36 bytes, its arithmetic and its vectors 35. */
function isProofKey(value: CborValue | undefined): value is Bytes {
  return isBytes(value, 35) && value[0] === 0x80 && value[1] === 0x24;
}

export function isListOf<T extends CborValue>(
  value: CborValue | undefined,
  isItem: (item: CborValue) => item is T,
): value is T[] {
  return Array.isArray(value) && value.every(isItem);
}

/** A list of places, each once and in order. */
export function isRising(value: CborValue | undefined): value is number[] {
  const isNumbers = isListOf(value, item => typeof item === 'number');
  return isNumbers && value.every((place, index) => index === 0 || place > (value[index - 1] ?? 0));
}

function isLabelMap(value: CborValue | undefined): value is ReadonlyMap<number, Bytes> {
  if (!(value instanceof Map)) return false;
  const labels = [...value.values()];
  const isEachALabel = labels.every(label => isBytes(label, 32));
  return isEachALabel && new Set(labels.map(label => String(label))).size === labels.length;
}
