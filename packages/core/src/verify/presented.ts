import { looksLikeCose, parseCose } from '../cose/index.ts';
import { fromNumericDate, parseToken, type Token } from '../jose/index.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { placeDisclosures } from '../sd-jwt/disclose.ts';
import { fromJsonForm, isJsonForm, looksLikeSdJwt, parseSdJwt, type SdJwt } from '../sd-jwt/index.ts';
import type { Given } from './report.ts';

/** What the holder was asked to answer, and by whom (Data Integrity §2.1 `challenge`, `domain`). */
export interface Asked {
  /** Undefined only where nobody can say what was asked: then an answer made for somebody else passes too. */
  challenge: string | undefined;
  /** The same texts in any order; absent when the answer may be for anybody. */
  domain?: string | readonly string[];
}

/**
 * What a holder shows: a presentation, signed in itself or by the token that it came in (VC-JOSE-COSE 1.0 §3.1.2, §3.2.2); or
 * one credential that answers by itself, an SD-JWT with the token of its holder at its end.
 */
export type Presented =
  | { presentation: JsonObject; token?: Token & { kinds: readonly string[] } }
  | { credential: string; sdJwt: SdJwt };

const jwtKinds = ['vp+jwt', 'vp+ld+jwt', 'vp+ld+json+jwt', 'jwt'];
const sdJwtKinds = ['vp+sd-jwt', 'vp+ld+sd-jwt', 'vp+ld+json+sd-jwt'];

const envelope = /^data:application\/vp\+(?:jwt,|sd-jwt,|cose;base64,)/;

/**
 * Opens what a holder shows. Nothing is checked yet.
 * @throws Malformed when a text is no token, or shows something that was not hidden in it
 */
export function openPresented(given: Given): Presented {
  if (typeof given === 'string') return openText(given);
  if (isJsonForm(given)) return openText(fromJsonForm(given)[0] ?? '');
  const isEnvelope = asArray(given.type).includes('EnvelopedVerifiablePresentation');
  const { id } = given;
  return isEnvelope && typeof id === 'string' && envelope.test(id)
    ? openText(id.replace(envelope, ''))
    : { presentation: given };
}

function openText(text: string): Presented {
  if (looksLikeCose(text)) {
    const token = parseCose(text);
    return { presentation: toPresentation(token.payload), token: { ...token, kinds: ['vp+cose'] } };
  }
  if (!looksLikeSdJwt(text)) {
    const token = parseToken(text);
    return { presentation: toPresentation(token.payload), token: { ...token, kinds: jwtKinds } };
  }
  const sdJwt = parseSdJwt(text);
  if (!asArray(sdJwt.token.payload.type).includes('VerifiablePresentation')) return { credential: text, sdJwt };
  const payload = placeDisclosures(sdJwt).claims;
  return { presentation: toPresentation(payload), token: { ...sdJwt.token, payload, kinds: sdJwtKinds } };
}

/** Claims of the token; `vp` is where edition 1.1 put the presentation (VCDM 1.1 §6.3.1). */
const claims = ['iss', 'jti', 'sub', 'nbf', 'exp', 'iat', 'aud', 'nonce', 'cnf'];

function toPresentation(payload: JsonObject): JsonObject {
  const { vp, iss } = payload;
  if (isJsonObject(vp)) return { ...(typeof iss === 'string' ? { holder: iss } : {}), ...vp };
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !claims.includes(name)));
}

/** What the token says of itself, in the words of a proof. */
export function toProof({ payload }: Token): JsonObject {
  const { nonce, aud, iat, nbf, exp } = payload;
  const from = iat ?? nbf;
  return {
    ...(nonce === undefined ? {} : { challenge: nonce }),
    ...(aud === undefined ? {} : { domain: aud }),
    ...(from === undefined ? {} : { created: fromNumericDate(from) }),
    ...(exp === undefined ? {} : { expires: fromNumericDate(exp) }),
  };
}
