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
}
