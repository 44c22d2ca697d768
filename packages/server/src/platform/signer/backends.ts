import { makeLocalKey, openLocalKey } from './local-keys.ts';
import type { Backend, KeyKind } from './signing-desk.ts';

/** What is sealed for the owner of a key: the private half itself, or where it lives. */
export interface KeyRecord {
  backend: Backend;
  kind: KeyKind;
  /** PKCS #8 in base64 for `local`; the name that the hardware or the service knows the key by for the others. */
  key: string;
}

/** A key ready to sign. */
export interface OpenKey {
  signAll(messages: readonly Uint8Array[]): Promise<Uint8Array[]> | Uint8Array[];
}

/** A place where private keys live. */
export interface KeyBackend {
  makeKey(kind: KeyKind): Promise<{ key: string; publicKey: Uint8Array }>;
  openKey(record: KeyRecord): Promise<OpenKey>;
  close?(): Promise<void>;
}

/** The places that this signer reaches. A key says which is its own; only new keys are made where the operator chose. */
export type Backends = Readonly<Partial<Record<Backend, KeyBackend>>> & { readonly local: KeyBackend };

/** Keys in the database, sealed under the master key. */
export const localBackend: KeyBackend = { makeKey: makeLocalKey, openKey: openLocalKey };
