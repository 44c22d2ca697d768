import { signJwt } from '../jose/index.ts';
import { parsePointer } from '../json.ts';
import type { Signer } from '../proof/index.ts';
import { digestOf, hashOf, placeDisclosures } from './disclose.ts';
import { parseSdJwt } from './sd-jwt.ts';

/** The holder's answer to a verifier: with the key that the issuer wrote into `cnf`, at this instant. */
export interface Binding {
  signer: Signer;
  nonce: string;
  audience: string;
  at: Date;
}

/** Why nothing is shown: a pointer leads to no claim that the holder could show. */
export interface NotShown {
  refused: 'pointer_finds_nothing';
}

/**
 * The SD-JWT with what the holder wants to show and nothing more (RFC 9901 §7.2). What stands inside of something hidden
 * brings with it what it stands in; what is open anyway needs no pointer.
 * @param pointers JSON Pointers into the claims as the holder has them, that is, as `disclose` gives them
 * @throws Malformed when the text is no SD-JWT
 */
export async function presentSdJwt(
  text: string,
  pointers: readonly string[],
  binding?: Binding,
): Promise<string | NotShown> {
  const sdJwt = parseSdJwt(text);
  const { claims, places } = placeDisclosures(sdJwt);
  if (!pointers.every(pointer => leadsSomewhere(claims, pointer))) return { refused: 'pointer_finds_nothing' };
  const isShown = (place: string) => pointers.some(pointer => pointer === place || pointer.startsWith(`${place}/`));
  const shown = sdJwt.disclosures.filter(disclosure => isShown(places.get(disclosure) ?? ''));
  const [jws = ''] = text.split('~');
  const about = `${[jws, ...shown.map(disclosure => disclosure.text)].join('~')}~`;
  if (!binding) return about;
  const { signer, nonce, audience, at } = binding;
  const answer = {
    iat: Math.floor(at.getTime() / 1_000),
    aud: audience,
    nonce,
    sd_hash: digestOf(about, hashOf(sdJwt)),
  };
  return about + (await signJwt(answer, { ...signer, verificationMethod: '' }, 'kb+jwt'));
}

function leadsSomewhere(claims: object, pointer: string): boolean {
  let value: unknown = claims;
  for (const step of parsePointer(pointer) ?? ['\0']) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Record<string, unknown>)[step];
  }
  return true;
}
