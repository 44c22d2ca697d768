import { timingSafeEqual } from 'node:crypto';
import type { World } from '../../platform/world.ts';

/** Crockford's base 32: no I, L, O or U, so that nothing is read for something else. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** C-5: what a learner types to claim. */
export const claimCodeLength = 12;
/** C-5: what stands beside a QR code. */
export const verifyCodeLength = 8;

/** A fresh random code, five bits a letter. */
export function newCode(world: World, length: number): string {
  return [...world.random(length)].map(byte => letters[byte & 31]).join('');
}

/** A code as people type it, with its mistakes of reading put right; undefined when it is none of that length. */
export function parseCode(typed: string, length: number): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V');
  return code.length === length && [...code].every(letter => letters.includes(letter)) ? code : undefined;
}

/** A code as it is written for people: `7KQM-4VXD-2ABC`. */
export function writeCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

const macBytes = 24;

/** How a claim link reached the learner: in a letter to their address, or by a code that the issuer has seen too. */
export type Channel = 'letter' | 'code';

/** C-6: the token of a claim link: the credential's id, how the link travels, and a proof that we made it. */
export async function toToken(world: World, credentialId: string, channel: Channel): Promise<string> {
  const proof = Buffer.from(await proofOf(world, credentialId, channel)).toString('base64url');
  return `${credentialId}.${channel.charAt(0)}${proof}`;
}

/** What a token of ours says, or undefined. Takes as long for a wrong proof as for a right one. */
export async function readToken(
  world: World,
  token: string,
): Promise<{ credentialId: string; channel: Channel } | undefined> {
  const [, credentialId = '', letter, proof = ''] = /^([a-z0-9]{16,40})\.([lc])([\w-]{32})$/.exec(token) ?? [];
  const channel = letter === 'l' ? 'letter' : 'code';
  const given = Buffer.from(proof, 'base64url');
  const expected = await proofOf(world, credentialId, channel);
  return given.length === macBytes && timingSafeEqual(given, expected) ? { credentialId, channel } : undefined;
}

async function proofOf(world: World, credentialId: string, channel: Channel): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(`${channel} ${credentialId}`);
  const mac = await world.vault.mac('credentials.claim-link', bytes);
  return mac.subarray(0, macBytes);
}
