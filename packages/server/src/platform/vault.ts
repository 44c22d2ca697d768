import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import type { Secret } from './secret.ts';

/** Keeps secrets: what leaves it for the database is sealed, and private signing keys never leave it open. */
export interface Vault {
  /** Seal bytes for one purpose (`keys.signing`, `accounts.sso`); they open for that purpose only. Returns printable text. */
  seal(purpose: string, plain: Uint8Array): Promise<string>;
  /** Open what `seal` made. Throws when the purpose, the master key or a single bit differs. */
  open(purpose: string, sealed: string): Promise<Uint8Array>;
  /** A new Ed25519 key: the private half sealed for that purpose, the public half as 32 raw bytes. */
  newSigningKey(purpose: string): Promise<{ sealed: string; publicKey: Uint8Array }>;
  /** Sign with a key from `newSigningKey`; 64 bytes (RFC 8032). */
  sign(purpose: string, sealed: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** A fingerprint of bytes that only this vault can make, 32 bytes (HMAC-SHA-256), different for every purpose. */
  mac(purpose: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Names the master key without telling it; the same key always has the same name. */
  readonly keyName: string;
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** Signing keys kept open; an installation signs with few at a time. */
const openKeys = 256;

/**
 * A vault under one master key. Envelope: every sealing has a key of its own (AES-256-GCM), which is wrapped by a key derived
 * from the master key for that purpose (HKDF-SHA-256); the purpose is authenticated with both.
 */
export function openVault(masterKey: Secret): Vault {
  const master = Buffer.from(masterKey.reveal(), 'base64');
  const keyName = createHash('sha256').update('cairn master key name').update(master).digest('base64url').slice(0, 16);
  const wrappingKey = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `cairn ${purpose}`, 32));
  const keys = new Map<string, KeyObject>();

  const seal: Vault['seal'] = async (purpose, plain) => {
    const key = randomBytes(32);
    const wrapped = encrypt(wrappingKey(purpose), purpose, key);
    return ['v1', wrapped.toString('base64url'), encrypt(key, purpose, plain).toString('base64url')].join('.');
  };
  const open: Vault['open'] = async (purpose, sealed) => {
    const [version, wrapped, body] = sealed.split('.');
    if (version !== 'v1' || wrapped === undefined || body === undefined) throw new Error('not a sealed value');
    const key = decrypt(wrappingKey(purpose), purpose, Buffer.from(wrapped, 'base64url'));
    return decrypt(key, purpose, Buffer.from(body, 'base64url'));
  };
  const findKey = async (purpose: string, sealed: string): Promise<KeyObject> => {
    const name = `${purpose} ${sealed}`;
    const known = keys.get(name);
    const der = known ? undefined : await open(purpose, sealed);
    const key = known ?? createPrivateKey({ key: Buffer.from(der ?? []), format: 'der', type: 'pkcs8' });
    // Taken out and put back, so that the first key of the map is the one longest unused.
    keys.delete(name);
    keys.set(name, key);
    if (keys.size > openKeys) keys.delete(keys.keys().next().value ?? '');
    return key;
  };

  return {
    keyName,
    seal,
    open,
    async newSigningKey(purpose) {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const { x } = publicKey.export({ format: 'jwk' });
      const sealed = await seal(purpose, privateKey.export({ format: 'der', type: 'pkcs8' }));
      return { sealed, publicKey: new Uint8Array(Buffer.from(x ?? '', 'base64url')) };
    },
    async sign(purpose, sealed, bytes) {
      return new Uint8Array(sign(null, bytes, await findKey(purpose, sealed)));
    },
    async mac(purpose, bytes) {
      return new Uint8Array(
        createHmac('sha256', wrappingKey(`mac ${purpose}`))
          .update(bytes)
          .digest(),
      );
    },
  };
}

function encrypt(key: Buffer, purpose: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, purpose: string, sealed: Buffer): Buffer {
  const iv = sealed.subarray(0, ivBytes);
  const tag = sealed.subarray(-tagBytes);
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}
