import { type Bytes, concat, toBase64url, toHex, toUtf8 } from '../../bytes.ts';
import { fromJwk, isPublicKey, type PublicKey } from '../../keys/index.ts';
import { Malformed } from '../../malformed.ts';
import { sha256 } from '../../sha256.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** What a key says by signing: `log` that this is its tree; `cosigner` that it grew from what the cosigner saw before. */
export type NoteKeyKind = 'log' | 'cosigner';

/** Signature types of C2SP signed-note: Ed25519 over the text, and Ed25519 cosignatures with their time. */
const types: Readonly<Record<NoteKeyKind, number>> = { log: 0x01, cosigner: 0x04 };

/** A key that signs notes, by the name it signs with. */
export interface NoteKey {
  name: string;
  kind: NoteKeyKind;
  /** Eight hexadecimal digits; with the name it tells which key signed. */
  id: string;
  /** 32 bytes of Ed25519. */
  publicKey: Bytes;
  key: PublicKey;
}

const longestName = 255;

/** May a key have this name: not empty, no white space, no plus (C2SP signed-note)? */
export function isKeyName(name: string): boolean {
  return (
    name.length > 0 && name.length <= longestName && !/[\p{White_Space}\p{Cc}+]/u.test(name) && name.isWellFormed()
  );
}

/**
 * A key for notes.
 * @throws Malformed when the name cannot be one, or the bytes are no sound key of Ed25519
 */
export function toNoteKey(name: string, kind: NoteKeyKind, publicKey: Bytes): NoteKey {
  const key = fromJwk({ kty: 'OKP', crv: 'Ed25519', x: toBase64url(publicKey) });
  if (!isKeyName(name)) throw new Malformed('', 'not_an_identifier', 'This cannot be the name of a key.');
  if (!isPublicKey(key)) throw new Malformed('', 'wrong_type', 'This is no key of Ed25519.');
  const typed = concat(new Uint8Array([types[kind]]), publicKey);
  return { name, kind, id: toHex(sha256(concat(toUtf8(`${name}\n`), typed)).slice(0, 4)), publicKey, key };
}

/** A key as one line: `log.example/awards+0a1b2c3d+AQ…` (C2SP signed-note, verifier keys). */
export function writeNoteKey({ name, kind, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${toBase64(concat(new Uint8Array([types[kind]]), publicKey))}`;
}

/**
 * Reads a key from its line.
 * @throws Malformed when it is none, is of a type that is not checked here, or its id is not that of its name and bytes
 */
export function parseNoteKey(line: string): NoteKey {
  const [, name = '', id, letters = ''] = /^([^+]{1,255})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})$/.exec(line) ?? [];
  const bytes = fromBase64(letters);
  const kind = bytes?.length === 33 && (['log', 'cosigner'] as const).find(kind => types[kind] === bytes[0]);
  if (!kind) throw new Malformed('', 'not_an_identifier', 'This is not the key of a log or of a witness.');
  const key = toNoteKey(name, kind, bytes.slice(1));
  if (key.id !== id) throw new Malformed('', 'not_an_identifier', 'The id of this key is not its own.');
  return key;
}
