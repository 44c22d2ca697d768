import { type Bytes, concat, fromUtf8, toHex, toUtf8 } from '../bytes.ts';
import { toJcs } from '../canonical/index.ts';
import { isInstant } from '../identifiers.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import { Malformed } from '../malformed.ts';
import { sha256 } from '../sha256.ts';
import { documentOf } from '../verify/given.ts';
import type { Given } from '../verify/report.ts';
import { fromBase64, toBase64 } from './notes/base64.ts';

/**
 * What a leaf tells of: a credential that was signed, a change of its status, a key that came or went, a version of what can be
 * earned, or that something was forgotten.
 */
export type LeafKind = (typeof leafKinds)[number];

/** Every kind of leaf. */
export const leafKinds = ['issue', 'status', 'key', 'definition', 'erasure'] as const;

/** What happened, in full. The log never holds this: only who has it and the salt can show that it was logged. */
export interface Told {
  kind: LeafKind;
  /** Identifier of the issuer. */
  issuer: string;
  /** Identifier of what it is about: of the credential, the key, the version; empty when it has none. */
  about: string;
  /** What exactly was said: the credential to the letter, the new status, the key, the version. */
  content: JsonValue;
}

/**
 * A leaf as the log holds it. Whoever reads it learns that something of a kind happened in some hour, and neither who did it
 * nor to whom: two leaves of one issuer have nothing in common.
 */
export interface Leaf {
  kind: LeafKind;
  /** The hour in which it was recorded, as `2026-11-24T09:00:00Z`. */
  hour: string;
  /** 32 bytes. */
  commitment: Bytes;
}

/** What shows that a leaf tells of something. Without the salt the leaf tells of nothing any more. */
export interface Opening {
  kind: LeafKind;
  hour: string;
  /** 32 random bytes, for this leaf only. */
  salt: Bytes;
}

/** Length of a salt. */
export const saltLength = 32;

/** The hour that an instant falls into. */
export function toHour(instant: Date): string {
  return `${instant.toISOString().slice(0, 13)}:00:00Z`;
}

/**
 * What the issuing of a credential tells. This is the one place that says which bytes of a credential are logged: a document
 * in its canonical form (RFC 8785) with all its proofs, so that white space and the order of members do not matter; a token to
 * the letter, an SD-JWT without what its holder chose to show.
 * @throws Malformed when a text is no token that carries a credential
 */
export function toldOf(given: Given): Told {
  const { issuer, id } = documentOf(given);
  const named = isJsonObject(issuer) ? issuer.id : issuer;
  return {
    kind: 'issue',
    issuer: typeof named === 'string' ? named : '',
    about: typeof id === 'string' ? id : '',
    content: typeof given === 'string' ? (given.split('~')[0] ?? '') : given,
  };
}

/** The leaf of what happened: SHA-256 over the salt and the canonical form of everything, the hour included. */
export function toLeaf({ kind, issuer, about, content }: Told, { hour, salt }: Omit<Opening, 'kind'>): Leaf {
  if (salt.length !== saltLength) throw new RangeError('A salt has 32 bytes.');
  const digest = toHex(sha256(toJcs(content)));
  const told = toJcs({ about, digest, hour, issuer, kind });
  return { kind, hour, commitment: sha256(concat(salt, toUtf8(told))) };
}

const firstLine = 'cairn leaf v1';

/** The entry of the log: four lines. */
export function writeLeaf({ kind, hour, commitment }: Leaf): Bytes {
  return toUtf8(`${firstLine}\n${kind}\n${hour}\n${toBase64(commitment)}\n`);
}

/**
 * Reads an entry of a log.
 * @throws Malformed when it is not exactly a leaf
 */
export function parseLeaf(entry: Bytes): Leaf {
  const [first, kind = '', hour = '', letters = '', ...more] = toText(entry).split('\n');
  const commitment = fromBase64(letters);
  if (first !== firstLine || !isLeafKind(kind) || !isHour(hour) || commitment?.length !== 32) throw broken();
  if (more.length !== 1 || more[0] !== '') throw broken();
  return { kind, hour, commitment };
}

/** Is this a kind of leaf? */
export function isLeafKind(kind: unknown): kind is LeafKind {
  return leafKinds.some(known => known === kind);
}

/** Is this a whole hour, as `2026-11-24T09:00:00Z`? */
export function isHour(hour: unknown): hour is string {
  return isInstant(hour) && hour.endsWith(':00:00Z');
}

function toText(entry: Bytes): string {
  try {
    return fromUtf8(entry);
  } catch {
    throw broken();
  }
}

function broken(): Malformed {
  return new Malformed('', 'unknown_format', 'This entry of the log is not a leaf.');
}
