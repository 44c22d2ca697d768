import { type Bytes, concat, fromBase64url } from '../bytes.ts';
import type { SigningKind } from '../keys/index.ts';
import { toCompressed } from '../keys/points.ts';
import { findMachinery, type OpenedSecret } from '../machinery.ts';

/** How WebCrypto calls each kind, and what stands before the secret in PKCS #8 (RFC 8410 §7, RFC 5915 §3). */
interface Signing {
  importing: { name: string; namedCurve?: string };
  signing: { name: string; hash?: string };
  head: readonly number[];
}

const ecPublicKey = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

const kinds: Readonly<Record<SigningKind, Signing>> = {
  Ed25519: {
    importing: { name: 'Ed25519' },
    signing: { name: 'Ed25519' },
    head: [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20],
  },
  'P-256': {
    importing: { name: 'ECDSA', namedCurve: 'P-256' },
    signing: { name: 'ECDSA', hash: 'SHA-256' },
    head: [
      ...[0x30, 0x41, 2, 1, 0, 0x30, 0x13, ...ecPublicKey, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
      ...[4, 0x27, 0x30, 0x25, 2, 1, 1, 4, 0x20],
    ],
  },
  'P-384': {
    importing: { name: 'ECDSA', namedCurve: 'P-384' },
    signing: { name: 'ECDSA', hash: 'SHA-384' },
    head: [
      ...[0x30, 0x4e, 2, 1, 0, 0x30, 0x10, ...ecPublicKey, 6, 5, 0x2b, 0x81, 4, 0, 0x22],
      ...[4, 0x37, 0x30, 0x35, 2, 1, 1, 4, 0x30],
    ],
  },
};

/** A secret key that was opened: its public half in the bytes of a Multikey, and signing. */
export interface OpenedKey {
  publicKey: Bytes;
  sign(bytes: Bytes): Promise<Bytes> | Bytes;
}

/**
 * Opens a secret: the seed of Ed25519, the scalar of P-256 and P-384. Ed25519 signs the same bytes the same way each time;
 * ECDSA draws a fresh number for each signature.
 */
export async function openSecret(kind: SigningKind, secret: Bytes): Promise<OpenedKey> {
  const { importing, signing, head } = kinds[kind];
  const pkcs8 = concat(new Uint8Array(head), secret);
  const machinery = kind === 'P-384' ? undefined : findMachinery();
  if (machinery) return fromMachinery(machinery.openSecret(pkcs8));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, importing, true, ['sign']);
  return {
    publicKey: toPublicBytes(await crypto.subtle.exportKey('jwk', key)),
    sign: async bytes => new Uint8Array(await crypto.subtle.sign(signing, key, bytes)),
  };
}

function fromMachinery({ jwk, sign }: OpenedSecret): OpenedKey {
  return { publicKey: toPublicBytes(jwk), sign };
}

/** The public half in the bytes of a Multikey: one coordinate of Ed25519, a compressed point of the others. */
function toPublicBytes({ x, y }: { x?: string; y?: string }): Bytes {
  const [across, up] = [x, y].map(text => (text === undefined ? undefined : fromBase64url(text)));
  if (!across) throw new Error('The platform gave no public key for the secret.');
  return up ? toCompressed({ x: across, y: up }) : across;
}

/** A fresh key that signs and whose secret nobody ever sees. */
export async function openFreshKey(kind: 'P-256' | 'P-384'): Promise<OpenedKey> {
  const machinery = kind === 'P-384' ? undefined : findMachinery();
  if (machinery) return fromMachinery(machinery.openFreshSecret());
  const { importing, signing } = kinds[kind];
  const pair = await crypto.subtle.generateKey(importing, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('The platform gave no key pair.');
  return {
    publicKey: toPublicBytes(await crypto.subtle.exportKey('jwk', pair.publicKey)),
    sign: async bytes => new Uint8Array(await crypto.subtle.sign(signing, pair.privateKey, bytes)),
  };
}

/** A fresh secret, of the length that its kind has. */
export async function generateSecret(kind: SigningKind): Promise<Bytes> {
  if (kind === 'Ed25519') return crypto.getRandomValues(new Uint8Array(32));
  const pair = await crypto.subtle.generateKey(kinds[kind].importing, true, ['sign', 'verify']);
  const secret = 'privateKey' in pair && fromBase64url((await crypto.subtle.exportKey('jwk', pair.privateKey)).d ?? '');
  if (!secret) throw new Error('The platform gave no secret.');
  return secret;
}
