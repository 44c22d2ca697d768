import { type Bytes, concat, fromBase58, fromBase64url, toUtf8 } from '../bytes.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue, toPointer } from '../json.ts';
import { type Evidence, type Found, lookedUp } from './evidence.ts';

/** Something that a credential names by its address and by what it was, byte for byte. */
export interface NamedResource {
  url: string;
  /** JSON Pointer to where it is named. */
  at: string;
  digests: readonly Digest[];
}

/** A digest that has to fit. Undefined where it is of a kind that is not made here. */
type Digest = { hash: 'SHA-256' | 'SHA-384' | 'SHA-512'; digest: Bytes } | undefined;

/** More than this is neither looked up nor compared. */
export const mostResources = 16;

/** What is judged by itself names its own. */
const parts = ['proof', 'verifiableCredential', 'endorsement', '@context'];

/**
 * Everything in a credential that has an https address and a digest: what it is related to (VCDM 2.0 §5.3), its schema (VC
 * JSON Schema §3.1), its evidence, pictures and whatever else, for the two words mean the same everywhere.
 */
export function listResources(document: JsonObject): NamedResource[] {
  const found: NamedResource[] = [];
  collect(document, [], found);
  return found;
}

function collect(value: JsonValue, path: string[], found: NamedResource[]): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const own = isJsonObject(value) ? toResource(value, path) : undefined;
  if (own) found.push(own);
  for (const [key, child] of entries) if (!parts.includes(key)) collect(child, [...path, key], found);
}

function toResource(node: JsonObject, path: string[]): NamedResource | undefined {
  const { id, digestSRI, digestMultibase } = node;
  const isNamed = typeof id === 'string' && id.startsWith('https://') && URL.canParse(id);
  if (!isNamed || (digestSRI === undefined && digestMultibase === undefined)) return undefined;
  const digests = [...asArray(digestSRI).map(readSri), ...asArray(digestMultibase).map(readMultibase)];
  return { url: id, at: toPointer(path), digests };
}

const sriHashes = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

/** Of several digests the strongest counts (Subresource Integrity §3.3.4). */
function readSri(value: JsonValue): Digest {
  const each = String(value).trim().split(/\s+/);
  for (const name of ['sha512', 'sha384', 'sha256'] as const) {
    const letters = each
      .find(digest => digest.startsWith(`${name}-`))
      ?.slice(name.length + 1)
      .split('?')[0];
    const digest = letters === undefined ? undefined : fromBase64(letters);
    if (digest) return { hash: sriHashes[name], digest };
  }
  return undefined;
}

function fromBase64(letters: string): Bytes | undefined {
  return fromBase64url(letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
}

/** What stands before a digest in a multihash: what it is made with, and how long it is. */
const multihashes: Readonly<Record<string, 'SHA-256' | 'SHA-384' | 'SHA-512'>> = {
  '18 32': 'SHA-256',
  '19 64': 'SHA-512',
  '32 48': 'SHA-384',
};

function readMultibase(value: JsonValue): Digest {
  const text = String(value);
  const bytes = text.startsWith('u')
    ? fromBase64url(text.slice(1))
    : text.startsWith('z')
      ? fromBase58(text.slice(1))
      : undefined;
  const hash = bytes && multihashes[`${bytes[0]} ${bytes[1]}`];
  return hash && bytes.length === 2 + (bytes[1] ?? 0) ? { hash, digest: bytes.slice(2) } : undefined;
}

/** Is what stands at the address still what was named? */
export type ResourceAnswer = 'same' | 'differs' | 'digest_unknown' | { reason: string };

export async function compareResource({ url, digests }: NamedResource, evidence: Evidence): Promise<ResourceAnswer> {
  const found = lookedUp(evidence, url);
  if (!found) return { reason: 'not_looked_up' };
  if ('unreachable' in found) return { reason: found.unreachable };
  const candidates = listBytes(found);
  if (candidates.length === 0) return { reason: 'not_text' };
  if (digests.includes(undefined)) return 'digest_unknown';
  for (const bytes of candidates) {
    const answers = await Promise.all(digests.map(digest => digest && isOf(bytes, digest)));
    if (answers.every(answer => answer === true)) return 'same';
  }
  return 'differs';
}

const byteOrderMark = new Uint8Array([0xef, 0xbb, 0xbf]);

/** The bytes that came. Where only text is known, a mark at its beginning may have been left out in reading it. */
function listBytes({ body, base64 }: Found): Bytes[] {
  if (base64 === undefined) return [toUtf8(body), concat(byteOrderMark, toUtf8(body))];
  const bytes = fromBase64(base64);
  return bytes ? [bytes] : [];
}

async function isOf(bytes: Bytes, { hash, digest }: NonNullable<Digest>): Promise<boolean> {
  const made = new Uint8Array(await crypto.subtle.digest(hash, bytes));
  return made.length === digest.length && made.every((byte, index) => byte === digest[index]);
}
