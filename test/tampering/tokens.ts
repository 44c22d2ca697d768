import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../packages/core/src/json.ts';
import { did } from '../small-web.ts';

/** Tokens of the issuer, made with nothing but the platform. */
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The issuer's key for tokens, `did:web:lindon.example#tokens`. */
export const keyOfTokens = publicKey.export({ format: 'jwk' }) as JsonObject;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/** A compact JWS of this payload by the key for tokens, or by the holder's. */
export function signToken(header: JsonObject, payload: JsonObject, key = privateKey): string {
  const kid = key === privateKey ? { kid: `${did}#tokens` } : {};
  const text = `${encode({ alg: 'ES256', ...kid, ...header })}.${encode(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const hidden: Record<string, JsonValue> = { learner: 'Tamsin Okonjo', grade: 'A' };

/** An SD-JWT VC of the issuer that shows all it hides. */
export function issueSdJwt(more: JsonObject = {}, header: JsonObject = {}): string {
  const disclosures = Object.entries(hidden).map(([name, value], at) =>
    encode([`salt-${at}-of-this-token`, name, value]),
  );
  const payload: JsonObject = {
    iss: did,
    vct: 'https://lindon.example/types/coastal-badge',
    nbf: Date.parse('2026-06-12T00:00:00Z') / 1_000,
    name: 'Coastal navigation',
    cnf: { jwk: holder.publicKey.export({ format: 'jwk' }) as JsonObject },
    _sd: disclosures.map(hash),
    ...more,
  };
  return `${[signToken({ typ: 'dc+sd-jwt', ...header }, payload), ...disclosures].join('~')}~`;
}

/** The holder's answer to a question, at the end of an SD-JWT. */
export function bindKey(sdJwt: string, answer: JsonObject): string {
  return sdJwt + signToken({ typ: 'kb+jwt' }, { ...answer, sd_hash: hash(sdJwt) }, holder.privateKey);
}
