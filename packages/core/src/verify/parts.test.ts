import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { issueRecord, toRecord } from '../../../../test/small-record.ts';
import {
  ask,
  codeOf,
  created,
  did,
  draft,
  findIn,
  issue,
  keys,
  listUrl,
  now,
  otherKeys,
  publishList,
  web,
} from '../../../../test/small-web.ts';
import type { LintedDraft } from '../draft/index.ts';
import { signOpenBadgeToken } from '../formats/index.ts';
import { explain, type JsonObject, type Report, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { createBits } from '../status/index.ts';
import { listParts } from './parts.ts';

const signer = await toSigner(keys.secretMultikey, did);
const badge = await issue();
const learner = (badge.credentialSubject as JsonObject).id ?? '';

/** Its own id and place in the list. */
function numbered(index: number): Promise<JsonObject> {
  return issue({
    id: `urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a${index}`,
    status: { purpose: 'revocation', index: String(index), list: listUrl },
  });
}

function verdictsOf(report: Report): string[] {
  return (report.parts ?? []).map(({ report: own }) => own.verdict);
}

describe('a learner record', () => {
  it('is valid with its parts, as objects and as tokens', async () => {
    const token = await signOpenBadgeToken(draft(), signer);
    const report = await ask(await issueRecord([badge, token]));
    expect([report.verdict, codeOf(report, 'structure'), codeOf(report, 'parts')]).toEqual([
      'valid',
      'well_formed',
      'parts_hold',
    ]);
    expect(report.parts?.map(({ kind, at, name, issuer }) => [kind, at, name, issuer])).toEqual(
      [0, 1].map(index => [
        'credential',
        `/credentialSubject/verifiableCredential/${index}`,
        badge.name,
        'Lindon University',
      ]),
    );
  });

  it('is told part by part when one is withdrawn and one cannot be found out', async () => {
    const far = { purpose: 'revocation', index: '5', list: 'https://lindon.example/status/99' };
    const record = await issueRecord([badge, await numbered(42), await issue({ status: far })]);
    const report = await ask(record, { ...web, [listUrl]: await publishList({ revoked: [42] }) });
    expect(report.verdict).toBe('valid');
    expect(verdictsOf(report)).toEqual(['valid', 'revoked', 'undetermined']);
    const explained = explain(report, 'en');
    expect(explained.items.find(({ key }) => key === 'parts')).toMatchObject({
      word: 'No.',
      sentence: 'Not every award inside holds: 1 valid, 1 withdrawn, 1 not known in full.',
    });
    expect(explained.parts.map(({ explanation }) => explanation.headline)).toEqual([
      'Valid today.',
      'Not valid.',
      'Could not be checked in full.',
    ]);
    const inArabic = explain(report, 'ar').items.find(({ key }) => key === 'parts')?.sentence;
    expect(inArabic).toBe('ليست كل شهادة بداخلها صحيحة: \u2068سارية: ١، مسحوبة: ١، لم يكتمل التحقق منها: ١\u2069.');
  });

  it('holds by itself when a part was changed, and does not when the record was', async () => {
    const changed = { ...badge, name: 'Doctor' };
    const holds = await ask(await issueRecord([changed]));
    expect([holds.verdict, ...verdictsOf(holds)]).toEqual(['valid', 'invalid']);
    const record = await issueRecord([badge]);
    const swapped = { ...record, credentialSubject: toRecord([await numbered(43)]).credentialSubject ?? {} };
    const broken = await ask(swapped);
    expect([broken.verdict, ...verdictsOf(broken)]).toEqual(['invalid', 'valid']);
  });

  it('says when a part is about somebody else', async () => {
    const other = await issue({
      learner: { id: 'urn:uuid:11111111-2222-4333-8444-555555555555', identities: [], name: 'Nour' },
    });
    const report = await ask(await issueRecord([badge, other]));
    const warnings = report.parts?.map(({ report: own }) => own.warnings.map(({ code }) => code));
    expect(warnings).toEqual([[], ['other_learner']]);
  });

  it('leaves open what it cannot read', async () => {
    const envelope = { id: 'data:application/vc+sd-jwt,abc', type: 'EnvelopedVerifiableCredential' };
    for (const strange of ['eyJh.eyJi.c2ln', envelope]) {
      const report = await ask(await issueRecord([strange as JsonObject]), web);
      expect(verdictsOf(report)[0]).not.toBe('valid');
    }
    const [part] = (await ask(toRecord(['eyJh.eyJi.c2ln']))).parts ?? [];
    expect(part?.report.findings.map(({ code }) => code)).toEqual(['form_unknown']);
  });

  it('inside a register that is recognised, recognises no part', async () => {
    const report = await verify(await issueRecord([badge]), {
      find: findIn(web),
      now,
      recognise: async () => ({ answer: 'pass', by: 'QQA' }),
    });
    expect(codeOf(report, 'issuer-recognition')).toBe('recognised');
    const [part] = report.parts ?? [];
    expect(part && codeOf(part.report, 'issuer-recognition')).toBe('recognition_not_asked');
  });
});

describe('endorsements', () => {
  const endorser = `did:key:${otherKeys.publicMultikey}`;
  const endorsement = (about: string): JsonObject => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:99999999-9c3a-41d9-9669-0800200c9a66',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement of coastal learning',
    issuer: { id: endorser, type: ['Profile'], name: 'Coast Guild' },
    validFrom: '2026-06-12T00:00:00Z',
    credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Well taught.' },
  });
  const id = String(badge.id);
  const signEndorsed = async (about: string, more: (given: { object: JsonObject; token: string }) => JsonObject) => {
    const theirs = await toSigner(otherKeys.secretMultikey);
    const unsigned = endorsement(about) as unknown as LintedDraft;
    const given = { object: await sign(unsigned, theirs, created), token: await signOpenBadgeToken(unsigned, theirs) };
    return sign({ ...(draft() as JsonObject), ...more(given) } as unknown as LintedDraft, signer, created);
  };

  it('are reports of their own, as objects and as tokens', async () => {
    const report = await ask(
      await signEndorsed(id, ({ object, token }) => ({ endorsement: [object], endorsementJwt: [token] })),
    );
    expect([report.verdict, codeOf(report, 'endorsements')]).toEqual(['valid', 'endorsements_hold']);
    expect(report.parts?.map(({ kind, at, issuer }) => [kind, at, issuer])).toEqual([
      ['endorsement', '/endorsement/0', 'Coast Guild'],
      ['endorsement', '/endorsementJwt/0', 'Coast Guild'],
    ]);
    expect(verdictsOf(report)).toEqual(['valid', 'valid']);
  });

  it('have a place each: in the credential, its achievements and its issuer', () => {
    const inside = [{ type: ['EndorsementCredential'] }];
    const one = { credentialSubject: { achievement: { endorsement: inside } }, issuer: { endorsement: inside } };
    expect(listParts(one).map(({ at }) => at)).toEqual([
      '/credentialSubject/achievement/endorsement/0',
      '/issuer/endorsement/0',
    ]);
    const many = {
      credentialSubject: { achievement: [{}, { endorsement: inside[0] ?? {}, endorsementJwt: ['a.b.c'] }] },
    };
    expect(listParts(many).map(({ at, kind }) => `${kind} ${at}`)).toEqual([
      'endorsement /credentialSubject/achievement/1/endorsement',
      'endorsement /credentialSubject/achievement/1/endorsementJwt/0',
    ]);
  });

  it('about something else do not hold, and the badge does', async () => {
    const report = await ask(await signEndorsed('urn:uuid:0', ({ token }) => ({ endorsementJwt: [token] })));
    expect([report.verdict, codeOf(report, 'endorsements')]).toEqual(['valid', 'endorsement_broken']);
  });

  it('that cannot be read stay open', async () => {
    const report = await ask(await signEndorsed(id, () => ({ endorsementJwt: ['eyJh.eyJi.c2ln'] })));
    expect([report.verdict, codeOf(report, 'endorsements')]).toEqual(['valid', 'endorsement_unknown']);
  });
});

describe('poison', () => {
  it('records within records are followed three deep and no further', async () => {
    let record: JsonObject = badge;
    for (let depth = 0; depth < 6; depth += 1) record = toRecord([record]);
    const report = await ask(record);
    const depths = (of: Report): number => 1 + Math.max(0, ...(of.parts ?? []).map(part => depths(part.report)));
    expect(depths(report)).toBe(5);
  });

  it('a record that holds itself by its id, and one part a thousand times, end', async () => {
    const { proof: _, ...bare } = badge;
    const itself = toRecord([{ ...toRecord([bare]), id: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11' }]);
    expect((await ask(itself)).verdict).toBe('invalid');
    const many = toRecord(new Array<string>(1_000).fill('eyJh.eyJi.c2ln'));
    expect((await ask(many)).parts).toHaveLength(1_000);
    const tiny = { type: ['VerifiableCredential'], issuer: 'did:web:a.example', credentialSubject: { id: 'urn:x:y' } };
    const report = await ask(toRecord(new Array<JsonObject>(300).fill(tiny)));
    expect(report.parts?.filter(part => part.report.findings[0]?.code === 'form_unknown')).toHaveLength(100);
  });
});

describe('a long record', () => {
  it('of two hundred parts with one long list is read once, and judged in seconds', async () => {
    const long = `u${gzipSync(createBits(8 * 15 * 1024 * 1024), { level: 9 }).toString('base64url')}`;
    const list = await publishList();
    const credentialSubject = { ...(list.credentialSubject as JsonObject), encodedList: long };
    const { proof: _, ...bare } = list;
    const signed = await sign({ ...bare, credentialSubject } as never, signer, '2026-11-01T00:00:00Z');
    const { '@context': contexts = [], credentialStatus = {}, issuer = '' } = badge;
    const part = { '@context': contexts, type: ['VerifiableCredential'], issuer, credentialStatus };
    const parts = new Array<JsonObject>(190).fill({ ...part, credentialSubject: { id: learner } });
    const record = toRecord(parts);
    const pages = { ...web, [listUrl]: signed };
    const started = performance.now();
    const report = await ask(record, pages);
    expect(report.parts).toHaveLength(190);
    expect(performance.now() - started).toBeLessThan(60_000);
  }, 90_000);
});
