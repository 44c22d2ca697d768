import type { Bytes } from '../bytes.ts';
import { credentialsV2 } from '../contexts/index.ts';
import type { JsonObject } from '../json.ts';
import { encodeBits } from './bitstring.ts';

/**
 * What a list says about its entries: withdrawn for good, suspended for now, that a newer credential is to be had, a message,
 * or something of the issuer's own.
 */
export type StatusPurpose = 'revocation' | 'suspension' | 'refresh' | 'message' | (string & {});

declare const ofStatusList: unique symbol;
/** An unsigned credential that publishes a list. It may be signed. */
export type StatusListDraft = JsonObject & { readonly [ofStatusList]: true };

/** The unsigned credential that publishes a list (Bitstring Status List 1.0 §2.2). Instants without fractions. */
export async function toStatusListCredential(list: {
  id: string;
  issuer: string;
  purpose: StatusPurpose | readonly StatusPurpose[];
  bits: Bytes;
  validFrom: string;
  validUntil?: string;
  /** How long a copy may be kept, in milliseconds. */
  ttlMs?: number;
}): Promise<StatusListDraft> {
  const draft: JsonObject = {
    '@context': [credentialsV2],
    id: list.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validFrom: list.validFrom,
    ...(list.validUntil === undefined ? {} : { validUntil: list.validUntil }),
    credentialSubject: {
      id: `${list.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: typeof list.purpose === 'string' ? list.purpose : [...list.purpose],
      encodedList: await encodeBits(list.bits),
      ...(list.ttlMs === undefined ? {} : { ttl: list.ttlMs }),
    },
  };
  return draft as StatusListDraft;
}
