import type { WrappingKeys } from '../vault.ts';
import type { Intent } from './intents.ts';

/** Whose key it is: an organisation's, or the transparency log's of this installation. */
export type Owner = { organisationId: string } | 'log';

/** Kinds of keys that can be made and sign here. */
export type KeyKind = 'Ed25519' | 'P-256';

/** Where the private half of a key lives. */
export type Backend = 'local' | 'pkcs11' | 'aws-kms';

/** A key that was just made. */
export interface NewKey {
  /** The private half, or where it lives, sealed for its owner: it opens in the signer alone. */
  sealed: string;
  /** 32 raw bytes for Ed25519, a compressed point of 33 for P-256. */
  publicKey: Uint8Array;
  kind: KeyKind;
  backend: Backend;
}

/** Signatures that were given, by organisation (`log` for the transparency log) and kind of intent. */
export interface SigningCount {
  /** The directory whose count it is; other nodes have others. */
  name: string;
  /** When the first line was written. Undefined when nothing was ever signed here. */
  since: string | undefined;
  signed: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Lines that do not follow from those before them, by file. An honest count has none. */
  broken: readonly string[];
}

/**
 * The counter at which signatures are asked for. Behind it stands the one process that knows the master key; private keys
 * never come across.
 */
export interface SigningDesk extends WrappingKeys {
  /** Names the directory that keeps the count. */
  readonly name: string;
  /** Make a key where new keys are made, Ed25519 unless said otherwise. */
  newKey(owner: Owner, kind?: KeyKind): Promise<NewKey>;
  /**
   * Sign many messages for one stated intent; signatures come in order, all or an error. 64 bytes each: RFC 8032, or `r` and
   * `s` of ECDSA over SHA-256.
   * @throws Refusal `issuer_frozen`; SigningDelayed when a cap is reached or the signer is away; SigningDenied when the key is
   * not its owner's
   */
  signAll(intent: Intent, sealed: string, messages: readonly Uint8Array[]): Promise<Uint8Array[]>;
  /** Bind a key that was sealed before keys were bound to their owners. For ever: another organisation cannot have it after. */
  adopt(organisationId: string, sealed: string): Promise<string>;
  /** The text of a backup file. Rejects with Refusal `key_not_exportable` when a key lives in hardware. */
  backUp(organisationId: string, contents: KeyContents, passphrase: string): Promise<string>;
  /** What is in a backup file, the private halves sealed for that organisation, or why it does not open. */
  restore(organisationId: string, text: string, passphrase: string): Promise<RestoredContents | RestoreFault>;
  /** From now on nothing is signed for the organisation but status lists, until it thaws. */
  freeze(organisationId: string): Promise<void>;
  thaw(organisationId: string): Promise<void>;
  readCount(): Promise<SigningCount>;
  close(): Promise<void>;
}

/** Why nothing was restored. */
export type RestoreFault = 'not_a_backup' | 'wrong_passphrase' | 'keys_do_not_match';

/** What goes into a backup file; the private halves sealed. */
export interface KeyContents {
  issuerId: string;
  method: 'did:web' | 'did:key';
  slug: string;
  keys: { publicKeyMultibase: string; sealed: string; createdAt: string; retiredAt: string | null }[];
}

/** What came out of one. */
export interface RestoredContents extends KeyContents {
  keys: (KeyContents['keys'][number] & { kind: KeyKind })[];
}
