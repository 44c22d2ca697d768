import { describe, expect, it } from 'vitest';
import { hasOpenssl, type Made, makeCertificate } from '../../../../test/certificates.ts';
import { codeOf, findIn, type Web } from '../../../../test/small-web.ts';
import { signSdJwtVc } from '../formats/sd-jwt-vc/index.ts';
import { explain, type JsonObject, verify } from '../index.ts';
import { fromMultikey, isPublicKey } from '../keys/index.ts';

const host = 'https://pid.lindon.example/issuers/1';
const authority = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
const ofLeaf = ['basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature'];
const named = [...ofLeaf, `subjectAltName=DNS:pid.lindon.example,URI:did:web:lindon.example`];

describe.runIf(hasOpenssl())('a key with its certificates', () => {
  const root = makeCertificate('Lindon Root', authority);
  const middle = makeCertificate('Lindon Middle', authority, root);
  const leaf = makeCertificate('Lindon University', named, middle);
  const chain = [leaf.base64, middle.base64];

  async function judged(x5c: unknown, by: Made = leaf, options: { iss?: string; roots?: string[]; at?: Date } = {}) {
    const { iss, roots = [root.base64], at = new Date() } = options;
    const claims: JsonObject = { vct: 'urn:coastal', ...(iss === undefined ? {} : { iss }) };
    const text = await signSdJwtVc(claims, by.signer, { hidden: [], header: { x5c } as JsonObject });
    if (typeof text !== 'string') throw new Error(text.refused);
    return verify(text, { find: findIn({} as Web), now: at, roots });
  }
  const codes = async (...parameters: Parameters<typeof judged>) => {
    const report = await judged(...parameters);
    return [report.verdict, codeOf(report, 'integrity'), codeOf(report, 'issuer-key')];
  };
  const good = ['valid', 'signature_matches', 'certificate_of_issuer'];

  it('speaks for whom the first names, or for nobody else than it names', async () => {
    for (const iss of [undefined, host, 'did:web:lindon.example'])
      expect(await codes(chain, leaf, { ...(iss ? { iss } : {}) })).toEqual(good);
    expect(await codes([...chain, root.base64])).toEqual(good);
    const report = await judged(chain);
    expect(report.findings.find(({ question }) => question === 'issuer-key')?.facts).toMatchObject({
      issuer: 'Lindon University',
      domain: 'pid.lindon.example',
    });
    const factsFor = async (iss: string | undefined, x5c: unknown = chain) => {
      const told = await judged(x5c, leaf, iss === undefined ? {} : { iss });
      return told.findings.find(({ question }) => question === 'issuer-key')?.facts;
    };
    const whole = { issuer: 'Lindon University', domain: 'pid.lindon.example' };
    expect(await factsFor(undefined)).toEqual({ ...whole, issuerId: 'did:web:lindon.example' });
    expect(await factsFor(host)).toEqual({ ...whole, issuerId: host });
    expect(await factsFor('urn:a')).toEqual({ issuer: 'Lindon University', issuerId: 'urn:a' });
    expect(await factsFor(host, ['AAAA'])).toEqual({ issuerId: host, domain: 'pid.lindon.example' });
    expect(explain(report, 'ar').tone).toBe(explain(report, 'en').tone);
    const other = ['invalid', 'signature_matches', 'certificate_of_other'];
    for (const iss of ['https://other.example', 'https://a.pid.lindon.example', 'did:web:other.example', 'urn:a'])
      expect(await codes(chain, leaf, { iss })).toEqual(other);
  });

  it.each(['P-384', 'Ed25519', 'RSA'] as const)('is read with authorities of %s too', async kind => {
    const above = makeCertificate('Other Root', authority, undefined, kind);
    const below = makeCertificate('Other University', named, above);
    expect(await codes([below.base64], below, { roots: [root.base64, above.base64] })).toEqual(good);
    expect(await codes([below.base64], below)).toEqual(['undetermined', 'signature_matches', 'certificate_untrusted']);
  });

  it('leaves it to others where it is not trusted and they know the key', async () => {
    const iss = 'https://pid.lindon.example';
    const text = await signSdJwtVc({ vct: 'urn:coastal', iss }, leaf.signer, {
      hidden: [],
      header: { x5c: chain, kid: 'k1' } as JsonObject,
    });
    if (typeof text !== 'string') throw new Error(text.refused);
    const key = fromMultikey(leaf.signer.verificationMethod.split('#')[1] ?? '');
    const jwk = { ...(isPublicKey(key) ? key.jwk : {}), kid: 'k1' } as unknown as JsonObject;
    const metadata: Web = { [`${iss}/.well-known/jwt-vc-issuer`]: { issuer: iss, jwks: { keys: [jwk] } } };
    const codeWith = async (of: Web, roots: string[]) =>
      codeOf(await verify(text, { find: findIn(of), now: new Date(), roots }), 'issuer-key');
    expect(await codeWith(metadata, [])).toBe('key_of_domain');
    expect(await codeWith(metadata, [root.base64])).toBe('certificate_of_issuer');
    expect(await codeWith({}, [])).toBe('issuer_unreachable');
    expect(await codeWith({}, [root.base64])).toBe('certificate_of_issuer');
  });

  it('counts while all of them count', async () => {
    for (const days of [-1, 11]) {
      const at = new Date(Date.now() + days * 86_400_000);
      expect((await codes(chain, leaf, { at }))[2]).toBe('certificate_out_of_date');
    }
  });

  it('is unknown, and not wrong, without a root', async () => {
    const unknown = ['undetermined', 'signature_matches', 'certificate_untrusted'];
    expect(await codes(chain, leaf, { roots: [] })).toEqual(unknown);
    expect(await codes(chain, leaf, { roots: ['AAAA', '%'] })).toEqual(unknown);
    expect(await codes([leaf.base64])).toEqual(unknown);
    const namesake = makeCertificate('Lindon Root', authority);
    expect(await codes(chain, leaf, { roots: [namesake.base64] })).toEqual(unknown);
  });

  it('is another key than the one that signed', async () => {
    const other = makeCertificate('Lindon University', named, middle);
    expect(await codes([other.base64, middle.base64])).toEqual([
      'invalid',
      'signature_differs',
      'certificate_of_issuer',
    ]);
  });

  const broken = (title: string, make: () => [unknown[], Made]) => [title, make] as const;
  it.each([
    broken('in another order', () => [[middle.base64, leaf.base64], leaf]),
    broken('with one between that did not issue', () => [
      [leaf.base64, makeCertificate('Lindon Middle', authority).base64],
      leaf,
    ]),
    broken('of one who may not issue', () => {
      const between = makeCertificate('Lindon Middle', ofLeaf, root);
      const below = makeCertificate('Thief', named, between);
      return [[below.base64, between.base64], below];
    }),
    broken('of one whose key may not', () => {
      const between = makeCertificate(
        'Lindon Middle',
        [authority[0] ?? '', 'keyUsage=critical,digitalSignature'],
        root,
      );
      const below = makeCertificate('Thief', named, between);
      return [[below.base64, between.base64], below];
    }),
    broken('longer than allowed', () => {
      const short = makeCertificate('Short', ['basicConstraints=critical,CA:TRUE,pathlen:0', authority[1] ?? ''], root);
      const between = makeCertificate('Too much', authority, short);
      const below = makeCertificate('Thief', named, between);
      return [[below.base64, between.base64, short.base64], below];
    }),
    broken('that an authority signs itself', () => [[middle.base64, root.base64], middle]),
    broken('that nobody issued', () => {
      const alone = makeCertificate('Alone', named);
      return [[alone.base64], alone];
    }),
    broken('whose key signs no documents', () => {
      const below = makeCertificate('Lindon University', ['keyUsage=critical,keyEncipherment'], middle);
      return [[below.base64, middle.base64], below];
    }),
    broken('that demand what is not understood', () => {
      const below = makeCertificate('Lindon University', [...named, '1.2.3.4=critical,ASN1:UTF8String:x'], middle);
      return [[below.base64, middle.base64], below];
    }),
    broken('that are none', () => [['AAAA'], leaf]),
    broken('of which there is none', () => [[], leaf]),
    broken('of which there are too many', () => [new Array(6).fill(leaf.base64), leaf]),
    broken('not in base64', () => [
      [leaf.base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''), 7],
      leaf,
    ]),
  ])('does not count with certificates %s', async (_title, make) => {
    const [x5c, by] = make();
    expect((await codes(x5c, by))[2]).toBe('certificate_broken');
  });

  it('is not read in any other form: no bit of a certificate may change', async () => {
    const bytes = Buffer.from(leaf.base64, 'base64');
    for (let place = 0; place < bytes.length; place += 3) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      expect((await codes([changed.toString('base64'), middle.base64]))[0]).not.toBe('valid');
    }
    for (const cut of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from([0])])]) {
      expect((await codes([cut.toString('base64'), middle.base64]))[2]).toBe('certificate_broken');
    }
  });
});
