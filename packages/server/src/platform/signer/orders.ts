import type { SignerConfig } from './open-signer.ts';

/** What the process that signs is told at its start, over its standard input. */
export interface SignerOrders {
  config: Omit<SignerConfig, 'masterKey'> & { masterKey?: string };
  /** Whoever connects shows it first. Another for every start. */
  token: string;
}
