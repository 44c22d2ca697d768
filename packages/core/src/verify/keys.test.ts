import { describe, expect, it } from 'vitest';
import { ask, award, codeOf, created, draft, issue, keys, web } from '../../../../test/small-web.ts';
import { toBase64url, toUtf8 } from '../bytes.ts';
import type { JsonObject } from '../index.ts';
import { fromMultikey, isPublicKey, toMultikey } from '../keys/index.ts';
import { generateKeyPair, sign, toSigner } from '../proof/index.ts';

const credential = await issue();

/** The credential, as if its proof named another key. */
function naming(verificationMethod: string): JsonObject {
  return { ...credential, proof: { ...(credential.proof as JsonObject), verificationMethod } };
}

async function integrityOf(verificationMethod: string) {
  const report = await ask(naming(verificationMethod), web);
  return report.findings.find(({ question }) => question === 'integrity');
}

describe('the key that a signature names', () => {
  it('is checked with, or why not, and of what kind it is', async () => {
    const { publicMultikey } = await generateKeyPair('P-256');
    expect(await integrityOf(`did:key:${publicMultikey}`)).toMatchObject({
      answer: 'fail',
      code: 'key_kind_wrong',
      facts: { kind: 'P-256' },
    });
    const koblitz = 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme';
    expect(await integrityOf(`did:key:${koblitz}#${koblitz}`)).toMatchObject({
      answer: 'unknown',
      code: 'key_kind_unknown',
      facts: { kind: 'secp256k1' },
    });
    const beside = toMultikey(new Uint8Array(33).fill(255).with(0, 2), 'P-256');
    expect(await integrityOf(`did:key:${beside}`)).toMatchObject({ answer: 'fail', code: 'key_broken' });
    const nothing = toMultikey(new Uint8Array(32).with(0, 1));
    expect(await integrityOf(`did:key:${nothing}`)).toMatchObject({ answer: 'fail', code: 'key_broken' });
    expect(await integrityOf('did:example:1#k')).toMatchObject({ answer: 'unknown', code: 'key_not_found' });
  });

  it('may be a JWK that is its own name', async () => {
    const key = fromMultikey(keys.publicMultikey);
    if (!isPublicKey(key)) throw new Error('no key');
    const issuer = { ...award.issuer, id: `did:jwk:${toBase64url(toUtf8(JSON.stringify(key.jwk)))}` };
    const { sign: signBytes } = await toSigner(keys.secretMultikey);
    for (const verificationMethod of [`${issuer.id}#0`, issuer.id]) {
      const signer = { verificationMethod, sign: signBytes };
      const report = await ask(await sign(draft({ issuer, status: undefined }), signer, created), {});
      expect([report.verdict, codeOf(report, 'issuer-key')]).toEqual(['valid', 'key_of_issuer']);
    }
    const other = { ...key.jwk, use: 'enc' };
    const enciphering = `did:jwk:${toBase64url(toUtf8(JSON.stringify(other)))}`;
    const signer = { verificationMethod: `${enciphering}#0`, sign: signBytes };
    const signed = await sign(draft({ issuer: { ...issuer, id: enciphering }, status: undefined }), signer, created);
    expect(codeOf(await ask(signed, {}), 'issuer-key')).toBe('key_not_for_signing');
  });
});
