import { describe, expect, it } from 'vitest';
import {
  ask,
  award,
  codeOf,
  created,
  didUrl,
  draft,
  findIn,
  issue,
  keys,
  listUrl,
  now,
  web,
} from '../../../../test/small-web.ts';
import { type Evidence, type Find, type JsonObject, judge, verify } from '../index.ts';
import { sign, toSigner } from '../proof/index.ts';
import { gather, lookUp } from './verify.ts';

const credential = await issue();

describe('a good credential', () => {
  it('is valid, and every question has its answer', async () => {
    const report = await ask(credential);
    expect(report.verdict).toBe('valid');
    expect(report.findings.map(({ code }) => code)).toEqual([
      'well_formed',
      'signature_matches',
      'key_of_domain',
      'in_force',
      'no_end',
      'recognition_not_asked',
      'schema_kept',
      'holder_not_asked',
    ]);
    expect(report.warnings).toEqual([]);
    expect(report.judgedFor).toBe(now.toISOString());
  });

  it('is judged the same from kept evidence', async () => {
    const evidence = await gather(credential, { find: findIn(web) });
    const kept = JSON.parse(JSON.stringify(evidence));
    expect(await judge(credential, kept, now)).toEqual(await ask(credential));
  });

  it('says what has to be looked up before it can be judged', async () => {
    expect(await judge(credential, { found: {} }, now)).toEqual([
      { url: didUrl, what: 'key-document' },
      { url: listUrl, what: 'status-list' },
    ]);
  });

  it('asks for no list at an address that is none of the web', async () => {
    const entry = credential.credentialStatus as JsonObject;
    for (const list of ['urn:https://lindon.example/1', 'ftp://lindon.example/1', 'data:,https://lindon.example']) {
      const changed = { ...credential, credentialStatus: { ...entry, statusListCredential: list } };
      expect(await judge(changed, { found: {} }, now)).toEqual([{ url: didUrl, what: 'key-document' }]);
    }
  });

  it('is valid without any look-up when the issuer is a key', async () => {
    const issuer = { ...award.issuer, id: `did:key:${keys.publicMultikey}` };
    const signer = await toSigner(keys.secretMultikey);
    const report = await ask(await sign(draft({ issuer, status: undefined }), signer, created), {});
    expect(report.verdict).toBe('valid');
    expect(codeOf(report, 'issuer-key')).toBe('key_of_issuer');
    expect(codeOf(report, 'status')).toBe('no_status_list');
  });

  it('tells who recognises the issuer', async () => {
    const recognition = {
      answer: 'pass',
      by: 'QQA',
      fromAt: '2025-09-01T00:00:00Z',
      untilAt: '2030-08-31T00:00:00Z',
    } as const;
    const report = await verify(credential, { find: findIn(web), now, recognise: async () => recognition });
    expect(codeOf(report, 'issuer-recognition')).toBe('recognised_for_a_time');
    const refused = await verify(credential, {
      find: findIn(web),
      now,
      recognise: async () => ({ answer: 'fail', by: 'QQA' }),
    });
    expect(codeOf(refused, 'issuer-recognition')).toBe('not_recognised');
  });
});

describe('is it complete?', () => {
  it.each<[string, (good: JsonObject) => JsonObject, string, string]>([
    ['no issuer', ({ issuer: ____, ...rest }) => rest, 'not_a_credential', '/issuer'],
    ['no subject', good => ({ ...good, credentialSubject: [] }), 'not_a_credential', '/credentialSubject'],
    ['no type', good => ({ ...good, type: ['OpenBadgeCredential'] }), 'not_a_credential', '/type'],
    ['dates of the older edition', good => ({ ...good, issuanceDate: created }), 'not_a_credential', '/issuanceDate'],
    ['no context', ({ '@context': ____, ...rest }) => rest, 'context_wrong', '/@context'],
    [
      'a context inside',
      good => ({ ...good, evidence: [{ type: ['Evidence'], '@context': ['https://www.w3.org/ns/credentials/v2'] }] }),
      'context_wrong',
      '/evidence/0/@context',
    ],
    [
      'a status without a type',
      good => ({ ...good, credentialStatus: { id: listUrl } }),
      'not_a_credential',
      '/credentialStatus',
    ],
  ])('no, with %s', async (_title, change, code, at) => {
    const report = await ask(change(credential));
    expect(report.verdict).toBe('invalid');
    expect(report.findings[0]).toMatchObject({ question: 'structure', answer: 'fail', code, at });
  });

  it('unknown, when a vocabulary is not known', async () => {
    const contexts = [...(credential['@context'] as string[]), 'https://elsewhere.example/v1'];
    const report = await ask({ ...credential, '@context': contexts });
    expect(codeOf(report, 'structure')).toBe('context_unknown');
    expect(codeOf(report, 'integrity')).toBe('words_unreadable');
    expect(report.verdict).toBe('undetermined');
  });
});

describe('looking things up', () => {
  it('counts the look-ups of all rounds, four of them', async () => {
    const asked: string[] = [];
    const find = async (url: string) => {
      asked.push(url);
      return { body: '{}' };
    };
    const needsOf = (round: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        url: `https://a.example/${round}/${at}`,
        what: 'key-document' as const,
      }));
    const all = [1, 2].flatMap(round => needsOf(round, 10));
    const listAll = (evidence: Evidence) => {
      const open = all.filter(({ url }) => !(url in evidence.found));
      return open.slice(0, open.length > 10 ? open.length - 10 : open.length);
    };
    const found = await lookUp(listAll, find, 16);
    expect(asked).toHaveLength(16);
    expect(Object.values(found).filter(one => 'unreachable' in one)).toHaveLength(4);
    const chain = (evidence: Evidence) => {
      const round = Object.keys(evidence.found).length;
      return round < 6 ? needsOf(round + 1, 1) : [];
    };
    asked.length = 0;
    await lookUp(chain, find);
    expect(asked).toHaveLength(4);
  });

  it('stops after sixteen look-ups, and the rest stays unknown', async () => {
    const entries = [1, 2, 3, 4].map(index => ({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: `https://lindon.example/status/${index}`,
    }));
    const endorsement = (index: number): JsonObject => ({
      ...credential,
      issuer: `did:web:agency${index}.example`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      credentialStatus: entries.map(entry => ({
        ...entry,
        statusListCredential: `${entry.statusListCredential}/${index}`,
      })),
    });
    const crowded = {
      ...credential,
      credentialStatus: entries,
      endorsement: Array.from({ length: 20 }, (_item, index) => endorsement(index)),
    };
    const asked: string[] = [];
    const find: Find = async url => {
      asked.push(url);
      return { unreachable: 'no_answer' };
    };
    const report = await verify(crowded, { find, now });
    expect(asked.length).toBeLessThanOrEqual(16);
    expect(new Set(asked).size).toBe(asked.length);
    expect(report.verdict).not.toBe('valid');
  });
});
