/// <reference path="../peers.d.ts" />
import * as cose from 'cose-js';
import { describe, expect, it } from 'vitest';
import { parseCose, signCose } from '../../packages/core/src/cose/index.ts';
import { type JsonObject, verify } from '../../packages/core/src/index.ts';
import { checkToken } from '../../packages/core/src/jose/index.ts';
import { fromMultikey, fromSecretMultikey, isPublicKey } from '../../packages/core/src/keys/index.ts';
import { generateKeyPair, toSigner } from '../../packages/core/src/proof/index.ts';
import { draft, findIn, now } from '../small-web.ts';

const payload = { '@context': ['https://www.w3.org/ns/credentials/v2'], name: 'Coastal navigation ⚓' };

async function makeKeys(kind: 'P-256' | 'P-384') {
  const { publicMultikey, secretMultikey } = await generateKeyPair(kind);
  const publicKey = fromMultikey(publicMultikey);
  const secret = fromSecretMultikey(secretMultikey)?.secret;
  if (!isPublicKey(publicKey) || !secret) throw new Error('no key');
  const [x, y] = [publicKey.jwk.x, publicKey.jwk.y].map(part => Buffer.from(part ?? '', 'base64url'));
  const point = { x: x ?? Buffer.alloc(0), y: y ?? Buffer.alloc(0) };
  return { signer: await toSigner(secretMultikey), publicKey, point, d: Buffer.from(secret) };
}

describe.each([
  ['P-256', 'ES256'],
  ['P-384', 'ES384'],
] as const)('COSE_Sign1 with a key of %s', async (kind, alg) => {
  const { signer, publicKey, point, d } = await makeKeys(kind);

  it('signed here, is verified by cose-js', async () => {
    const signed = Buffer.from(await signCose(payload, signer, 'vc+cose'));
    const opened = await cose.sign.verify(signed, { key: point });
    expect(JSON.parse(Buffer.from(opened).toString())).toEqual(payload);
    const changed = Buffer.from(signed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    await expect(cose.sign.verify(changed, { key: point })).rejects.toThrow();
  });

  it('signed by cose-js, holds here', async () => {
    const headers = { p: { alg, content_type: 'application/vc' }, u: { kid: signer.verificationMethod } };
    const signed = await cose.sign.create(headers, Buffer.from(JSON.stringify(payload)), { key: { d } });
    const token = parseCose(Uint8Array.from(signed));
    expect(await checkToken(token, publicKey)).toBe('matches');
    expect(token.payload).toEqual(payload);
    expect(token.header).toEqual({ alg, kid: signer.verificationMethod, typ: 'application/vc+cose' });
    const issuer = signer.verificationMethod.split('#')[0] ?? '';
    const { credentialStatus: _, ...bare }: JsonObject = draft();
    const credential = { ...bare, issuer: { ...(bare.issuer as JsonObject), id: issuer } };
    const whole = await cose.sign.create(headers, Buffer.from(JSON.stringify(credential)), { key: { d } });
    const report = await verify(Buffer.from(whole).toString('base64'), { find: findIn({}), now });
    expect(report.verdict).toBe('valid');
  });
});
