import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { openWith, sealWith, toWrappingKey } from '../envelope.ts';
import type { Secret } from '../secret.ts';
import type { KeyRecord } from './backends.ts';
import type { Owner } from './signing-desk.ts';
import { SigningDenied } from './signing-trouble.ts';

/** How keys were sealed before they were bound to their owners: PKCS #8 alone, under one purpose for all organisations. */
const unbound = { organisation: 'keys.signing', log: 'transparency.log' };

/** Purposes whose wrapping keys never leave the signer: everything that seals a key that signs. */
const reserved = ['signing ', unbound.organisation, unbound.log];

/** Whether a wrapping key for that purpose would open signing keys. */
export function isReserved(purpose: string): boolean {
  return reserved.some(beginning => purpose.startsWith(beginning));
}

const scopeOf = (owner: Owner) => (owner === 'log' ? 'signing log' : `signing organisation ${owner.organisationId}`);

/** Seals keys for their owners, so that a key opens only for the owner whose it is. */
export class SealedKeys {
  readonly #masterKey: Secret;

  constructor(masterKey: Secret) {
    this.#masterKey = masterKey;
  }

  seal(owner: Owner, record: KeyRecord): string {
    const scope = scopeOf(owner);
    const sealed = sealWith(toWrappingKey(this.#masterKey, scope), scope, Buffer.from(JSON.stringify(record)));
    return `v2${sealed.slice('v1'.length)}`;
  }

  /** @throws SigningDenied `key_of_another` */
  open(owner: Owner, sealed: string): KeyRecord {
    if (owner === 'log' && sealed.startsWith('v1.')) return this.openUnbound('log', sealed);
    if (!sealed.startsWith('v2.')) throw new SigningDenied('key_of_another');
    return JSON.parse(this.#open(scopeOf(owner), `v1${sealed.slice('v2'.length)}`).toString()) as KeyRecord;
  }

  /** A key that was sealed before keys were bound. */
  openUnbound(of: keyof typeof unbound, sealed: string): KeyRecord {
    const key = this.#open(unbound[of], sealed).toString('base64');
    return { backend: 'local', kind: 'Ed25519', key };
  }

  #open(purpose: string, sealed: string): Buffer {
    try {
      return openWith(toWrappingKey(this.#masterKey, purpose), purpose, sealed);
    } catch {
      throw new SigningDenied('key_of_another');
    }
  }
}

/** Names a key in the count: the digest of its public half. */
export function toKeyDigest({ key }: KeyRecord): string {
  const publicKey = createPublicKey(
    createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }),
  );
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url');
}
