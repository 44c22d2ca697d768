import { describe, expect, it } from 'vitest';
import { type Find, type JsonObject, type Report, readAnything, verify } from '../../packages/core/src/index.ts';
import { asArray, isJsonObject } from '../../packages/core/src/json.ts';
import { hasStandard, readStandard, readStandardBytes } from '../standards.ts';

const now = new Date('2026-11-23T14:06:00Z');
const offline: Find = async () => ({ unreachable: 'offline' });

const example = 'https://example.com/issuers/876543';
const university = 'https://1edtech.edu/issuers/565049';

/** What stands at an issuer's address when the issuer lists this key. */
function listing(issuer: string, multikey: string): Find {
  const id = `${issuer}#${multikey}`;
  const key = { id, type: 'Multikey', controller: issuer, publicKeyMultibase: multikey };
  const document = { id: issuer, verificationMethod: [key], assertionMethod: [id] };
  return async url => (url === issuer ? { body: JSON.stringify(document) } : { unreachable: 'no_answer' });
}

/** The key in the fragment of the address that the proof of a fixture names. */
function keyIn(path: string): string {
  const read = readAnything(path.endsWith('json') ? readStandard(path) : readStandardBytes(path));
  const proof = read.form === 'document' ? asArray(read.document.proof).find(isJsonObject) : undefined;
  return String(proof?.verificationMethod).split('#')[1] ?? '';
}

async function judgeFile(path: string, find: Find = offline): Promise<Report> {
  const read = readAnything(path.endsWith('json') ? readStandard(path) : readStandardBytes(path));
  if (read.form !== 'document') throw new Error(`${path} holds no document.`);
  return verify(read.document, { find, now });
}

/** Code and place of the finding on each question that is asked about. */
function told(report: Report, ...questions: string[]): string[] {
  return report.findings
    .filter(({ question }) => questions.includes(question))
    .map(({ code, at, facts }) => [code, at, facts.problem, facts.term].filter(Boolean).join(' '));
}

const fixtures = 'vectors/1edtech-validator-fixtures';
const ob = `${fixtures}/inspector-vc/src/test/resources/ob30`;
const clr = `${fixtures}/inspector-clr/src/test/resources/clr20`;

interface Expected {
  file: string;
  expect: 'valid' | 'warning' | 'invalid' | '?';
  probes: string[];
}

/**
 * The fixtures name invented https issuers, most with a key in the fragment of their address. 1EdTech's validator takes that
 * key for the issuer's own; here it proves that nothing was changed, and whose it is stays unknown until the issuer's address
 * says so. So `valid` there means here: structure and integrity pass, and with the issuer's document at hand, valid.
 */
const failures: Record<string, { question: string; told: string }> = {
  ContextPropertyProbe: { question: 'structure', told: 'context_wrong /@context context_wrong' },
  CredentialSubjectProbe: { question: 'structure', told: 'badge_incomplete /credentialSubject/type type_missing' },
  EvidenceProbe: { question: 'structure', told: 'badge_incomplete /evidence/1/type type_missing' },
  ExpirationProbe: { question: 'validity', told: 'expired' },
  JsonSchemaProbe: { question: 'structure', told: 'not_a_credential /issuer missing' },
  EmbeddedProofProbe: { question: 'integrity', told: 'signature_differs' },
  TypePropertyProbe: { question: 'structure', told: 'type_undefined /type/1 OtherCredential' },
};

const hasFixtures = hasStandard(fixtures);

function listFixtures(): Expected[] {
  return hasFixtures ? (JSON.parse(readStandard(`${fixtures}/expected.json`)) as Expected[]) : [];
}

const badges = listFixtures().filter(({ file }) => file.includes('/ob30/'));

describe.runIf(hasFixtures)('fixtures of the 1EdTech validator', () => {
  it.each(badges.filter(({ expect }) => expect === 'valid' || expect === 'warning'))(
    '$file is $expect',
    async fixture => {
      const report = await judgeFile(`${fixtures}/${fixture.file}`);
      expect(told(report, 'structure', 'integrity')).toEqual(['well_formed', 'signature_matches']);
      expect(report.verdict).toBe('undetermined');
      const isOld = report.warnings.some(({ code }) => code === 'old_edition');
      expect(isOld).toBe(fixture.expect === 'warning');
    },
  );

  it.each(badges.filter(({ expect }) => expect === 'invalid'))(
    '$file fails for the reason of $probes',
    async fixture => {
      const report = await judgeFile(`${fixtures}/${fixture.file}`);
      const failure = failures[fixture.probes[0] ?? ''];
      if (!failure) throw new Error(`No reason is known for ${fixture.probes}.`);
      expect(told(report, failure.question)).toEqual([failure.told]);
      expect(report.findings.find(({ question }) => question === failure.question)?.answer).toBe('fail');
      expect(['invalid', 'expired']).toContain(report.verdict);
    },
  );

  it('complete.json is whole and unchanged; its endorsement is out of date and its list out of reach', async () => {
    const report = await judgeFile(
      `${ob}/complete.json`,
      listing(university, 'z6Mknyb2Gb4NxzW3xSr9ChTtdQZ1zs77piQ3r9SaJ9vMzmrs'),
    );
    expect(told(report, 'structure', 'integrity', 'issuer-key', 'status', 'endorsements')).toEqual([
      'well_formed',
      'signature_matches',
      'key_of_domain',
      'status_list_unreachable',
      'endorsement_broken',
    ]);
  });

  it.each(['simple.json', 'simple-json.png', 'simple-json.svg', 'simple_v1.json'])(
    '%s is valid once the issuer’s address lists the key, and forged when it lists another',
    async name => {
      const report = await judgeFile(`${ob}/${name}`, listing(example, keyIn(`${ob}/${name}`)));
      expect([report.verdict, ...told(report, 'issuer-key')]).toEqual(['valid', 'key_of_domain']);
      const other = listing(example, 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2');
      const forged = await judgeFile(`${ob}/${name}`, other);
      expect([forged.verdict, ...told(forged, 'issuer-key')]).toEqual(['invalid', 'key_not_listed']);
    },
  );

  it('a key that is its own name does not speak for an address', async () => {
    const report = await judgeFile(`${ob}/simple-did-key-method.json`);
    expect(told(report, 'integrity', 'issuer-key')).toEqual(['signature_matches', 'key_owner_unproven']);
  });

  it('what is not signed is invalid', async () => {
    expect(told(await judgeFile(`${ob}/simple-noproof.json`), 'integrity')).toEqual(['not_signed']);
  });

  it.each(['simple.json', 'simple_v1.json'])('learner record %s is whole and unchanged', async name => {
    const report = await judgeFile(`${clr}/${name}`);
    expect([report.verdict, ...told(report, 'structure', 'integrity')]).toEqual([
      'undetermined',
      'well_formed',
      'signature_matches',
    ]);
  });
});

const samples = 'standards/data/samples';

describe.runIf(hasStandard(samples))('samples of the standards', () => {
  it.each<[string, string, string[]]>([
    ['ob30-simple', 'undetermined', ['well_formed', 'signature_matches', 'issuer_unreachable', 'no_end']],
    [
      'ob30-simple-did-web-method',
      'undetermined',
      ['well_formed', 'signature_matches', 'issuer_unreachable', 'no_end'],
    ],
    [
      'ob30-simple-multiple-proofs',
      'undetermined',
      ['well_formed', 'signature_matches /proof/1', 'issuer_unreachable', 'no_end'],
    ],
    ['ob30-simple-eddsa-2022', 'undetermined', ['well_formed', 'signature_matches', 'issuer_unreachable', 'no_end']],
    ['ob30-complete', 'undetermined', ['well_formed', 'signature_matches', 'issuer_unreachable', 'in_date']],
    ['ob30-endorsement-valid', 'undetermined', ['well_formed', 'signature_matches', 'issuer_unreachable', 'in_date']],
  ])('%s', async (name, verdict, codes) => {
    const report = await judgeFile(`${samples}/${name}.json`);
    expect([report.verdict, told(report, 'structure', 'integrity', 'issuer-key', 'validity')]).toEqual([
      verdict,
      codes,
    ]);
  });

  it('ob30-complete_v1: the key has no document, and a nested endorsement lacks its id', async () => {
    const report = await judgeFile(`${samples}/ob30-complete_v1.json`);
    expect(told(report, 'structure', 'integrity', 'validity')).toEqual([
      'badge_incomplete /credentialSubject/achievement/creator/endorsement/0/id missing',
      'key_not_found',
      'expired',
    ]);
  });

  it.each(['clr20-simple', 'clr20-complex'])('%s: a learner record is whole and unchanged', async name => {
    const report = await judgeFile(`${samples}/${name}.json`);
    expect([report.verdict, ...told(report, 'structure', 'integrity')]).toEqual([
      'undetermined',
      'well_formed',
      'signature_matches',
    ]);
  });

  it.each(['ler-rs_v2_uc008_portability', 'ler-rs_v2_uc010_applying', 'ler-rs_v2_vcwrapper'])(
    '%s: its issuer has no identifier, and its signature is of a kind not read here',
    async name => {
      const report = await judgeFile(`${samples}/${name}.json`);
      expect(told(report, 'structure', 'integrity')).toEqual([
        'not_a_credential /issuer not_an_address',
        'signature_kind_unknown',
      ]);
    },
  );

  it.each(['elm-v3-microcredential-annex1-unsigned', 'recognized-entities-education'])(
    '%s is not signed',
    async name => {
      const read = readAnything(readStandard(`${samples}/${name}.json`));
      const report = await verify('document' in read ? (read.document as JsonObject) : {}, { find: offline, now });
      expect([report.verdict, told(report, 'integrity')[0]]).toEqual(['invalid', 'not_signed']);
    },
  );
});
