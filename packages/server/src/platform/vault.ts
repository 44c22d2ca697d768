import { createHmac } from 'node:crypto';
import { openWith, sealWith } from './envelope.ts';

/** Keeps secrets: what leaves it for the database is sealed. It holds no key that signs, and cannot open one. */
export interface Vault {
  /** Seal bytes for one purpose (`accounts.sso`); they open for that purpose only. Returns printable text. */
  seal(purpose: string, plain: Uint8Array): Promise<string>;
  /** Open what `seal` made. Throws when the purpose, the master key or a single bit differs. */
  open(purpose: string, sealed: string): Promise<Uint8Array>;
  /** A fingerprint of bytes that only this vault can make, 32 bytes (HMAC-SHA-256), different for every purpose. */
  mac(purpose: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** Names the master key without telling it; the same key always has the same name. */
  readonly keyName: string;
}

/** Gives a wrapping key for each purpose. The master key stays with the signer, which gives none for signing keys. */
export interface WrappingKeys {
  readonly keyName: string;
  /** 32 bytes, always the same for one purpose. Rejects for purposes of the signer. */
  wrappingKey(purpose: string): Promise<Uint8Array>;
}

/** Purposes are few and named in the code; the bound only keeps a mistake from filling the memory. */
const knownPurposes = 256;

/** A vault that seals each purpose with a key of its own. */
export function openVault(keys: WrappingKeys): Vault {
  const known = new Map<string, Promise<Uint8Array>>();
  const keyFor = (purpose: string): Promise<Uint8Array> => {
    const key = known.get(purpose) ?? keys.wrappingKey(purpose);
    if (known.size < knownPurposes) known.set(purpose, key);
    key.catch(() => known.delete(purpose));
    return key;
  };
  return {
    keyName: keys.keyName,
    seal: async (purpose, plain) => sealWith(await keyFor(purpose), purpose, plain),
    open: async (purpose, sealed) => openWith(await keyFor(purpose), purpose, sealed),
    mac: async (purpose, bytes) =>
      new Uint8Array(
        createHmac('sha256', await keyFor(`mac ${purpose}`))
          .update(bytes)
          .digest(),
      ),
  };
}
