import { describe, expect } from 'vitest';
import { type Find, type JsonObject, type Report, readAnything, verify } from '../../packages/core/src/index.ts';
import { asArray, isJsonObject } from '../../packages/core/src/json.ts';
import { hasStandard, readStandard, readStandardBytes } from '../standards.ts';
import { type Vector, vector, vectors } from '../vectors.ts';

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
async function keyIn(path: string): Promise<string> {
  const read = await readAnything(path.endsWith('json') ? readStandard(path) : readStandardBytes(path));
  const proof = read.form === 'document' ? asArray(read.document.proof).find(isJsonObject) : undefined;
  return String(proof?.verificationMethod).split('#')[1] ?? '';
}

async function judgeFile(path: string, find: Find = offline): Promise<Report> {
  const read = await readAnything(path.endsWith('json') ? readStandard(path) : readStandardBytes(path));
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

/** A fixture or sample of 1EdTech, and what is told of it. */
const toVector = (name: string, expected: string): Vector => ({
  standard: name.includes('clr') ? 'Comprehensive Learner Record 2.0' : 'Open Badges 3.0',
  clause: name.startsWith('standards/') ? 'samples' : 'fixtures of the 1EdTech validator',
  name,
  expected,
});

const hasFixtures = hasStandard(fixtures);

function listFixtures(): Expected[] {
  return hasFixtures ? (JSON.parse(readStandard(`${fixtures}/expected.json`)) as Expected[]) : [];
}

const badges = listFixtures().filter(({ file }) => file.includes('/ob30/'));

describe.runIf(hasFixtures)('fixtures of the 1EdTech validator', () => {
  vectors(
    badges.filter(({ expect }) => expect === 'valid' || expect === 'warning'),
    ({ file, expect }) => toVector(`${fixtures}/${file}`, `${expect}: well_formed, signature_matches`),
    async fixture => {
      const report = await judgeFile(`${fixtures}/${fixture.file}`);
      expect(told(report, 'structure', 'integrity')).toEqual(['well_formed', 'signature_matches']);
      expect(report.verdict).toBe('undetermined');
      const isOld = report.warnings.some(({ code }) => code === 'old_edition');
      expect(isOld).toBe(fixture.expect === 'warning');
    },
  );

  vectors(
    badges.filter(({ expect }) => expect === 'invalid'),
    ({ file, probes }) => toVector(`${fixtures}/${file}`, `invalid: ${failures[probes[0] ?? '']?.told}`),
    async fixture => {
      const report = await judgeFile(`${fixtures}/${fixture.file}`);
      const failure = failures[fixture.probes[0] ?? ''];
      if (!failure) throw new Error(`No reason is known for ${fixture.probes}.`);
      expect(told(report, failure.question)).toEqual([failure.told]);
      expect(report.findings.find(({ question }) => question === failure.question)?.answer).toBe('fail');
      expect(['invalid', 'expired']).toContain(report.verdict);
    },
  );

  const complete = toVector(`${ob}/complete.json`, 'whole; status_list_unreachable, endorsement_broken');
  vector(complete, async () => {
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

  vectors(
    ['simple.json', 'simple-json.png', 'simple-json.svg', 'simple_v1.json'],
    name => toVector(`${ob}/${name}#listed`, 'valid when the issuer’s address lists the key, else key_not_listed'),
    async name => {
      const report = await judgeFile(`${ob}/${name}`, listing(example, await keyIn(`${ob}/${name}`)));
      expect([report.verdict, ...told(report, 'issuer-key')]).toEqual(['valid', 'key_of_domain']);
      const other = listing(example, 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2');
      const forged = await judgeFile(`${ob}/${name}`, other);
      expect([forged.verdict, ...told(forged, 'issuer-key')]).toEqual(['invalid', 'key_not_listed']);
    },
  );

  const stranger = toVector(`${ob}/simple-did-key-method.json#owner`, 'signature_matches, key_owner_unproven');
  vector(stranger, async () => {
    const report = await judgeFile(`${ob}/simple-did-key-method.json`);
    expect(told(report, 'integrity', 'issuer-key')).toEqual(['signature_matches', 'key_owner_unproven']);
  });

  vector(toVector(`${ob}/simple-noproof.json`, 'invalid: not_signed'), async () => {
    expect(told(await judgeFile(`${ob}/simple-noproof.json`), 'integrity')).toEqual(['not_signed']);
  });

  const learnerRecords = ['simple.json', 'simple_v1.json'];
  const whole = (name: string) => toVector(`${clr}/${name}`, 'well_formed, signature_matches');
  vectors(learnerRecords, whole, async name => {
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
  const judged: [string, string, string[]][] = [
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
  ];
  const toJudged = ([name, _verdict, codes]: (typeof judged)[number]) =>
    toVector(`${samples}/${name}.json`, codes.join(', '));
  vectors(judged, toJudged, async ([name, verdict, codes]) => {
    const report = await judgeFile(`${samples}/${name}.json`);
    expect([report.verdict, told(report, 'structure', 'integrity', 'issuer-key', 'validity')]).toEqual([
      verdict,
      codes,
    ]);
  });

  const v1 = toVector(`${samples}/ob30-complete_v1.json`, 'badge_incomplete: a nested endorsement lacks its id');
  vector(v1, async () => {
    const report = await judgeFile(`${samples}/ob30-complete_v1.json`);
    expect(told(report, 'structure', 'integrity', 'validity')).toEqual([
      'badge_incomplete /credentialSubject/achievement/creator/endorsement/0/id missing',
      'key_not_found',
      'expired',
    ]);
  });

  const asWhole = (name: string) => toVector(`${samples}/${name}.json`, 'well_formed, signature_matches');
  vectors(['clr20-simple', 'clr20-complex'], asWhole, async name => {
    const report = await judgeFile(`${samples}/${name}.json`);
    expect([report.verdict, ...told(report, 'structure', 'integrity')]).toEqual([
      'undetermined',
      'well_formed',
      'signature_matches',
    ]);
  });

  vectors(
    ['ler-rs_v2_uc008_portability', 'ler-rs_v2_uc010_applying', 'ler-rs_v2_vcwrapper'],
    name => ({
      ...toVector(`${samples}/${name}.json`, 'not_a_credential: its issuer has no identifier'),
      standard: 'Learning and Employment Record',
    }),
    async name => {
      const report = await judgeFile(`${samples}/${name}.json`);
      expect(told(report, 'structure', 'integrity')).toEqual([
        'not_a_credential /issuer not_an_address',
        'signature_kind_unknown',
      ]);
    },
  );

  const unsigned = [
    { name: 'elm-v3-microcredential-annex1-unsigned', code: 'seal_not_checked' },
    { name: 'recognized-entities-education', code: 'not_signed' },
  ];
  vectors(
    unsigned,
    ({ name, code }) => ({ ...toVector(`${samples}/${name}.json`, code), standard: 'Unsigned documents' }),
    async ({ name, code }) => {
      const read = await readAnything(readStandard(`${samples}/${name}.json`));
      const report = await verify('document' in read ? (read.document as JsonObject) : {}, { find: offline, now });
      expect([report.verdict, told(report, 'integrity')[0]]).toEqual(['invalid', code]);
    },
  );
});
