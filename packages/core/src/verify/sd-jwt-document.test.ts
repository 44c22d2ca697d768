import { describe, expect, it } from 'vitest';
import { codeOf, created, did, draft, findIn, issue, keys, now, web } from '../../../../test/small-web.ts';
import { signCredentialToken } from '../formats/index.ts';
import { signCredentialSdJwt, signSdJwtVc } from '../formats/sd-jwt-vc/index.ts';
import { type JsonObject, Malformed, type Report, verify } from '../index.ts';
import { signJwt } from '../jose/index.ts';
import { fromMultikey, isPublicKey } from '../keys/index.ts';
import { generateKeyPair, toSigner } from '../proof/index.ts';
import { hideClaims, parseSdJwt, presentSdJwt, signSdJwt, toFlattened, toGeneral } from '../sd-jwt/index.ts';
import { type PresentationReport, verifyPresentation } from './presentation.ts';

const signer = await toSigner(keys.secretMultikey, did);
const holderKeys = await generateKeyPair('P-256');
const holder = await toSigner(holderKeys.secretMultikey);
const holderId = holder.verificationMethod.split('#')[0] ?? '';
const holderKey = fromMultikey(holderKeys.publicMultikey);
if (!isPublicKey(holderKey)) throw new Error('no key');
const hidden = ['/credentialSubject/result', '/credentialSubject/identifier', '/evidence/0'];
const outside = { find: findIn(web), now };
const asked = { challenge: 'n-1', domain: 'https://b.example' };
const binding = { signer: holder, nonce: 'n-1', audience: 'https://b.example', at: now };

async function issued(): Promise<string> {
  const text = await signCredentialSdJwt(draft(), signer, { hidden, holderKey: holderKey as never });
  if (typeof text !== 'string') throw new Error(text.refused);
  return text;
}

const show = async (text: string, pointers: string[], answer?: typeof binding) =>
  String(await presentSdJwt(text, pointers, answer));
const enclose = (media: string, text: string): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: `data:application/${media},${text}`,
  type: media.startsWith('vp') ? 'EnvelopedVerifiablePresentation' : 'EnvelopedVerifiableCredential',
});

describe('a credential of the data model as an SD-JWT', () => {
  it('is valid whole, in part, in its envelope and in JSON', async () => {
    const text = await issued();
    const part = await show(text, ['/evidence/0']);
    expect(part.length).toBeLessThan(text.length);
    for (const given of [text, part, enclose('vc+sd-jwt', part), toFlattened(part), toGeneral([part])]) {
      const report = await verify(given, outside);
      expect([report.verdict, codeOf(report, 'structure')]).toEqual(['valid', 'well_formed']);
    }
  });

  it('hides nothing that judging goes by', async () => {
    for (const pointer of ['/credentialStatus', '/issuer/name', '/type', '/@context/1', '/validFrom']) {
      const refused = await signCredentialSdJwt(draft(), signer, { hidden: [pointer] });
      expect(refused).toEqual({ refused: 'claim_not_hideable' });
      const hid = hideClaims(draft(), [pointer]);
      if ('refused' in hid) throw new Error(hid.refused);
      const report = await verify(await signSdJwt(hid, signer, 'vc+sd-jwt'), outside);
      expect(report.verdict).toBe('invalid');
      expect(codeOf(report, 'structure')).toBe('not_a_credential');
    }
  });

  it('is refused when it shows something else, was signed for another end, or is no credential', async () => {
    const text = await issued();
    const forged = Buffer.from(JSON.stringify(['salt', 'result', []])).toString('base64url');
    const report = await verify(`${text}${forged}~`, outside);
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['invalid', 'disclosure_not_covered']);
    const hid = hideClaims(draft(), hidden);
    if ('refused' in hid) throw new Error(hid.refused);
    for (const typ of ['vp+sd-jwt', 'dc+sd-jwt', 'JWT', 'kb+jwt']) {
      const other = await verify(await signSdJwt(hid, signer, typ), outside);
      expect([other.verdict, codeOf(other, 'integrity')]).toEqual(['invalid', 'signature_for_other_purpose']);
    }
    const foreign = await toSigner(holderKeys.secretMultikey, did);
    expect(codeOf(await verify(await signSdJwt(hid, foreign, 'vc+sd-jwt'), outside), 'issuer-key')).toBe(
      'key_not_listed',
    );
  });
});

describe('an SD-JWT with the answer of its holder', () => {
  const holderOf = ({ credentials: [report] }: PresentationReport) =>
    report && 'verdict' in report ? codeOf(report as Report, 'holder') : undefined;
  const ask = async (text: string, of = asked) => verifyPresentation(text, of, outside);

  it('is its holder’s, for this challenge and this asker', async () => {
    const shown = await show(await issued(), ['/evidence/0'], binding);
    const report = await ask(shown);
    expect([report.fault, holderOf(report)]).toEqual([undefined, 'holder_key_proven']);
    expect(report.credentials[0]).toMatchObject({ verdict: 'valid' });
    expect(holderOf(await ask(shown, { challenge: 'n-2', domain: asked.domain }))).toBe('challenge_differs');
    expect(holderOf(await ask(shown, { challenge: 'n-1', domain: 'https://c.example' }))).toBe('domain_differs');
    const late = { ...outside, now: new Date(now.getTime() + 3_600_000) };
    expect(holderOf(await verifyPresentation(shown, asked, late))).toBe('presentation_out_of_date');
    expect(codeOf(await verify(shown, outside), 'holder')).toBe('holder_not_asked');
  });

  it('is not when the answer is about something else, by another key, or not there', async () => {
    const text = await issued();
    const shown = await show(text, hidden, binding);
    const [jws, first, ...rest] = shown.split('~');
    expect(holderOf(await ask([jws, ...rest].join('~')))).toBe('shown_differs');
    expect(holderOf(await ask([jws, rest[0], first, ...rest.slice(1)].join('~')))).toBe('shown_differs');
    expect(holderOf(await ask(await show(text, hidden)))).toBe('presentation_not_signed');
    const stolen = await show(text, hidden, { ...binding, signer });
    expect(holderOf(await ask(stolen))).toBe('presentation_broken');
    const bare = await signCredentialSdJwt(draft(), signer, { hidden });
    expect(holderOf(await ask(await show(String(bare), hidden, binding)))).toBe('holder_key_unnamed');
    const about = shown.slice(0, shown.lastIndexOf('~') + 1);
    const answer = parseSdJwt(shown).keyBinding?.token.payload ?? {};
    for (const typ of ['JWT', 'vp+jwt']) {
      expect(holderOf(await ask(about + (await signJwt(answer, holder, typ))))).toBe('presentation_broken');
    }
    for (const [change, code] of [
      [{ nonce: 7 }, 'challenge_differs'],
      [{ aud: ['https://b.example'] }, 'domain_differs'],
      [{ iat: 'now' }, 'presentation_out_of_date'],
    ] as [JsonObject, string][]) {
      expect(holderOf(await ask(about + (await signJwt({ ...answer, ...change }, holder, 'kb+jwt'))))).toBe(code);
    }
  });

  it('proves nothing with a key that the issuer did not sign', async () => {
    const thief = await generateKeyPair('P-256');
    const key = fromMultikey(thief.publicMultikey);
    if (!isPublicKey(key)) throw new Error('no key');
    const [jws = '', ...rest] = (await issued()).split('~');
    const [head, payload = '', signature] = jws.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject;
    const changed = Buffer.from(JSON.stringify({ ...claims, cnf: { jwk: key.jwk } })).toString('base64url');
    const text = [`${head}.${changed}.${signature}`, ...rest].join('~');
    const shown = await show(text, [], { ...binding, signer: await toSigner(thief.secretMultikey) });
    const report = await ask(shown);
    expect([holderOf(report), report.fault?.code]).toEqual(['holder_key_unknown', 'holder_key_unknown']);
  });

  it('holds for an SD-JWT VC as well', async () => {
    const claims = { vct: 'urn:coastal', iss: did, name: 'Amira' };
    const text = await signSdJwtVc(claims, signer, { hidden: ['/name'], holderKey: holderKey as never });
    const report = await ask(await show(String(text), ['/name'], binding));
    expect([holderOf(report), report.credentials[0]]).toMatchObject(['holder_key_proven', { verdict: 'valid' }]);
    expect(await signSdJwtVc(claims, signer, { hidden: ['/vct'] })).toEqual({ refused: 'claim_not_hideable' });
    expect(await signSdJwtVc({ iss: did }, signer, { hidden: [] })).toEqual({ refused: 'type_missing' });
    expect(await signSdJwtVc(claims, signer, { hidden: ['/nothing'] })).toEqual({ refused: 'pointer_finds_nothing' });
  });
});

describe('a presentation as a token', async () => {
  const learner = { ...(draft().credentialSubject as JsonObject), id: holderId };
  const badge = await signCredentialToken({ ...draft(), credentialSubject: learner } as never, signer);
  const seconds = now.getTime() / 1_000;
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: holderId,
    verifiableCredential: [enclose('vc+jwt', badge), await issue()],
  };
  const claims = { iat: seconds, nonce: 'n-1', aud: 'https://b.example' };
  const codes = async (given: string | JsonObject, of = asked) => {
    const report = await verifyPresentation(given, of, outside);
    return [
      report.fault?.code,
      ...report.credentials.map(one => ('verdict' in one ? codeOf(one, 'holder') : one.unread)),
    ];
  };

  it('is judged as one with proofs, bare and in its envelope, with some of it hidden or nothing', async () => {
    const bare = await signJwt({ ...presentation, ...claims }, holder, 'vp+jwt');
    const hid = hideClaims({ ...presentation, ...claims }, ['/verifiableCredential/1']);
    if ('refused' in hid) throw new Error(hid.refused);
    const partly = await signSdJwt(hid, holder, 'vp+sd-jwt');
    const good = [undefined, 'holder_proven', 'holder_is_other'];
    for (const given of [bare, partly, enclose('vp+jwt', bare), enclose('vp+sd-jwt', partly)]) {
      expect(await codes(given)).toEqual(good);
    }
    expect(await codes(String(await presentSdJwt(partly, [])))).toEqual(good.slice(0, 2));
    expect(await codes(bare, { ...asked, challenge: 'n-2' })).toEqual(new Array(3).fill('challenge_differs'));
    expect(await codes(bare, { ...asked, domain: 'https://c.example' })).toEqual(new Array(3).fill('domain_differs'));
  });

  it('of edition 1.1 stands under vp, and its holder is who signed', async () => {
    const vp = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [badge],
    };
    const text = await signJwt({ iss: holderId, vp, ...claims }, holder, 'JWT');
    expect(await codes(text)).toEqual([undefined, 'holder_proven']);
    expect((await codes(await signJwt({ vp, ...claims }, holder, 'JWT')))[0]).toBeUndefined();
  });

  it.each<[string, JsonObject, string, string]>([
    ['for another end', {}, 'vc+jwt', 'presentation_broken'],
    ['that has ended', { exp: seconds - 1 }, 'vp+jwt', 'presentation_out_of_date'],
    ['whose end nobody can read', { exp: 'soon' }, 'vp+jwt', 'presentation_out_of_date'],
    ['by somebody else than it names', { holder: did }, 'vp+jwt', 'holder_key_wrong'],
    ['that is none', { type: ['VerifiableCredential'] }, 'vp+jwt', 'presentation_broken'],
  ])('does not count when it is one %s', async (_title, change, typ, code) => {
    expect((await codes(await signJwt({ ...presentation, ...claims, ...change }, holder, typ)))[0]).toBe(code);
  });

  it('that says it has no signature has none, and broken text is none', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const unsigned = `${encode({ alg: 'none', typ: 'vp+jwt' })}.${encode({ ...presentation, ...claims })}.`;
    expect((await codes(unsigned))[0]).toBe('presentation_not_signed');
    await expect(codes('a.b')).rejects.toThrow(Malformed);
    expect(created).toBeDefined();
  });
});
