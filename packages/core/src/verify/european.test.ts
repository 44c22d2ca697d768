import { describe, expect, test } from 'vitest';
import { award, codeOf, created, did, findIn, keys, now, web } from '../../../../test/small-web.ts';
import { toBase64url, toUtf8 } from '../bytes.ts';
import { toEuropean } from '../formats/european/index.ts';
import { explain, type JsonObject, verify } from '../index.ts';
import { addProof, toSigner } from '../proof/index.ts';

const { parent: _, ...issuer } = award.issuer;
const { source: __, status: ___, learnerImage, ...rest } = award;
const european = toEuropean({ ...rest, issuer, ...(learnerImage ? { image: learnerImage } : {}) }).document;

const judge = (given: JsonObject | string) => verify(given, { find: findIn(web), now });

describe('a European Digital Credential', () => {
  test('without a signature that is read here: its form and dates are judged, its seal is not', async () => {
    const report = await judge(european);
    expect(report.verdict).toBe('undetermined');
    expect(codeOf(report, 'structure')).toBe('well_formed');
    expect(codeOf(report, 'validity')).toBe('no_end');
    expect(codeOf(report, 'integrity')).toBe('seal_not_checked');
    expect(report.warnings).toEqual([]);
    expect(explain(report, 'ar').text).toContain('ختم');
  });

  test('inside a seal: what is sealed is judged the same way', async () => {
    const payload = toBase64url(toUtf8(JSON.stringify(european)));
    const sealed = { payload, signatures: [{ protected: 'eyJhbGciOiJSUzI1NiJ9', signature: 'AAAA' }] };
    const report = await judge(sealed);
    expect([report.verdict, codeOf(report, 'integrity')]).toEqual(['undetermined', 'seal_not_checked']);
  });

  test('a seal around something else is no credential', async () => {
    const payload = toBase64url(toUtf8('{"type":"Note"}'));
    const signatures = [{ protected: 'eyJhbGciOiJSUzI1NiJ9', signature: 'AAAA' }];
    expect((await judge({ payload, signatures })).verdict).toBe('invalid');
    await expect(judge({ payload, signatures: [] })).rejects.toThrow('no signature');
  });

  test('with a proof of Data Integrity it is judged as every other, and a changed one is refused', async () => {
    const contexts = [...(european['@context'] as string[]), 'https://w3id.org/security/data-integrity/v2'];
    const signer = await toSigner(keys.secretMultikey, did);
    const signed = await addProof({ ...european, '@context': contexts }, signer, created);
    const report = await judge(signed);
    expect([report.verdict, report.findings[0]?.code]).toEqual(['valid', 'well_formed']);
    expect(explain(report, 'en').text).toContain('Lindon University');
    const changed = {
      ...signed,
      displayParameter: { ...(signed.displayParameter as JsonObject), title: { en: ['PhD'] } },
    };
    expect((await judge(changed)).verdict).toBe('invalid');
  });

  test('that lacks something is told with the place', async () => {
    const { displayParameter: _, ...partial } = european;
    const report = await judge(partial);
    expect(report.findings[0]).toMatchObject({ code: 'badge_incomplete', at: '/displayParameter' });
  });
});
