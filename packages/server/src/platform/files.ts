/** Objects too large for a table. Keys are relative paths of `a-z 0-9 . _ -` segments. */
export interface Files {
  /** Keep the bytes under the key, whole or not at all; on stable storage when it returns. Replaces what was there. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or undefined when nothing is kept under the key. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Forget the key; quiet when nothing was there. */
  remove(key: string): Promise<void>;
}
