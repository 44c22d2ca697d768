/** A value that must not be printed: logs, JSON and inspection show •••. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  /** The value itself, for the one place that needs it. */
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '•••';
  }
  toJSON(): string {
    return '•••';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '•••';
  }
}

/** Read once at start from the environment. */
export interface Config {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Origin under which people reach the product, without a trailing slash. */
  publicUrl: string;
  /** Directory for the database, files and the master key. */
  dataDir: string;
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl?: Secret;
  /** Absent: letters stay in the outbox. */
  smtpUrl?: Secret;
  mailFrom: string;
  /** 32 bytes as base64url. */
  masterKey: Secret;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}
