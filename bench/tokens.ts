import { createHash, randomBytes } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { signCredentialToken } from '../packages/core/src/formats/index.ts';
import { signSdJwtVc } from '../packages/core/src/formats/sd-jwt-vc/index.ts';
import type { JsonObject } from '../packages/core/src/index.ts';
import { checkToken, parseToken, type Token } from '../packages/core/src/jose/index.ts';
import { fromMultikey, fromSecretMultikey, isPublicKey, type PublicKey } from '../packages/core/src/keys/index.ts';
import { generateKeyPair, type Signer, toSigner } from '../packages/core/src/proof/index.ts';
import { disclose, parseSdJwt } from '../packages/core/src/sd-jwt/index.ts';
import { did } from '../test/small-web.ts';
import { inTurn, toOtherBadge } from './fixture.ts';
import type { Contest } from './measure.ts';

/** ES256, which every reader of Open Badges and of SD-JWT VC takes. The same key on both sides, read once and kept. */
interface Keys {
  signer: Signer;
  publicKey: PublicKey;
  secretJwk: JWK;
}

async function makeKeys(): Promise<Keys> {
  const { publicMultikey, secretMultikey } = await generateKeyPair('P-256');
  const publicKey = fromMultikey(publicMultikey);
  const secret = fromSecretMultikey(secretMultikey)?.secret;
  if (!isPublicKey(publicKey) || !secret) throw new Error('The key of the benchmark is none.');
  const secretJwk = { ...publicKey.jwk, d: Buffer.from(secret).toString('base64url') };
  return { signer: await toSigner(secretMultikey, did), publicKey, secretJwk };
}

/** A badge as a token: signed, and read and checked, beside `SignJWT` and `jwtVerify` with keys that were imported before. */
export async function contestTokens(): Promise<Contest> {
  const { signer, publicKey, secretJwk } = await makeKeys();
  const [secretThere, publicThere] = [
    await importJWK(secretJwk, 'ES256'),
    await importJWK({ ...publicKey.jwk }, 'ES256'),
  ];
  const header = { alg: 'ES256', kid: signer.verificationMethod, typ: 'vc+jwt' };
  const badge = await inTurn(toOtherBadge);
  const token = await inTurn(number => signCredentialToken(toOtherBadge(number), signer));
  const signThere = () => new SignJWT(badge()).setProtectedHeader(header).sign(secretThere);
  await jwtVerify(token(), publicThere);
  await check(parseToken(await signThere()), publicKey);
  return {
    works: {
      jwtIssue: () => signCredentialToken(badge(), signer),
      joseIssue: signThere,
      jwtCheck: () => check(parseToken(token()), publicKey),
      joseCheck: () => jwtVerify(token(), publicThere),
    },
    goals: [
      { name: 'VC-JWT ES256, sign, beside SignJWT with a kept key', long: 'joseIssue', short: 'jwtIssue', goal: 3 },
      { name: 'VC-JWT ES256, read and check, beside jwtVerify', long: 'joseCheck', short: 'jwtCheck', goal: 3 },
    ],
  };
}

const hidden = ['/id', '/name', '/awardedDate', '/evidence', '/credentialSubject', '/credentialSubject/result'];
const frame = {
  _sd: ['id', 'name', 'awardedDate', 'evidence', 'credentialSubject'],
  credentialSubject: { _sd: ['result'] },
};

/** The claims of a badge as an SD-JWT VC, of which six may be left out: signed; checked and opened with all of it shown. */
export async function contestSdJwt(): Promise<Contest> {
  const { signer, publicKey, secretJwk } = await makeKeys();
  const peer = await makePeer(secretJwk, publicKey);
  const claims = await inTurn((number): JsonObject => {
    const { '@context': _, type: __, ...rest }: JsonObject = toOtherBadge(number);
    return { vct: 'https://lindon.example/types/badge', iss: did, ...rest };
  });
  const header = { typ: 'dc+sd-jwt', kid: signer.verificationMethod };
  const issueHere = async (of: JsonObject) => {
    const issued = await signSdJwtVc(of, signer, { hidden });
    if (typeof issued !== 'string') throw new Error(issued.refused);
    return issued;
  };
  const text = await inTurn(() => issueHere(claims()));
  const checkHere = async (given: string) => {
    const sdJwt = parseSdJwt(given);
    await check(sdJwt.token, publicKey);
    return disclose(sdJwt);
  };
  await peer.verify(text());
  await checkHere(await peer.issue(claims(), frame as never, { header }));
  return {
    works: {
      sdJwtIssue: () => issueHere(claims()),
      peerSdJwtIssue: () => peer.issue(claims(), frame as never, { header }),
      sdJwtCheck: () => checkHere(text()),
      peerSdJwtCheck: () => peer.verify(text()),
    },
    goals: [
      {
        name: 'SD-JWT VC ES256, hide and sign, beside @sd-jwt',
        long: 'peerSdJwtIssue',
        short: 'sdJwtIssue',
        goal: 2.5,
      },
      {
        name: 'SD-JWT VC ES256, check and open, beside @sd-jwt',
        long: 'peerSdJwtCheck',
        short: 'sdJwtCheck',
        goal: 2.5,
      },
    ],
  };
}

/** With the hash and the random numbers of Node, and WebCrypto with keys that are kept, as its own modules for Node do. */
async function makePeer(secretJwk: JWK, publicKey: PublicKey) {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const [secret, open] = await Promise.all([
    crypto.subtle.importKey('jwk', secretJwk as never, curve, false, ['sign']),
    crypto.subtle.importKey('jwk', publicKey.jwk as never, curve, false, ['verify']),
  ]);
  return new SDJwtInstance({
    signAlg: 'ES256',
    hashAlg: 'sha-256',
    signer: async text =>
      Buffer.from(await crypto.subtle.sign(algorithm, secret, Buffer.from(text))).toString('base64url'),
    verifier: async (text, signature) =>
      crypto.subtle.verify(algorithm, open, Buffer.from(signature, 'base64url'), Buffer.from(text)),
    hasher: text =>
      createHash('sha256')
        .update(typeof text === 'string' ? text : Buffer.from(text))
        .digest(),
    saltGenerator: length => randomBytes(length).toString('base64url'),
  });
}

async function check(token: Token, key: PublicKey): Promise<void> {
  const answer = await checkToken(token, key);
  if (answer !== 'matches') throw new Error(`The token does not hold: ${answer}`);
}
