/** Issues an Open Badge 3.0 with a Data Integrity proof, and writes it to standard output. */
import type { Award } from '@cairn/core/award';
import { lintAward } from '@cairn/core/draft';
import { generateKeyPair, sign, toSigner } from '@cairn/core/proof';

// A signer may keep its key anywhere; this one holds it in memory, and its identifier is the key itself (did:key).
const { secretMultikey } = await generateKeyPair();
const signer = await toSigner(secretMultikey);
const [did = ''] = signer.verificationMethod.split('#');

const award: Award = {
  id: `urn:uuid:${crypto.randomUUID()}`,
  issuer: { id: did, name: 'Lindon University', address: { countryCode: 'IE' }, otherIdentifiers: [] },
  learner: { id: `urn:uuid:${crypto.randomUUID()}`, name: 'Nour Al-Masri', identities: [] },
  achievement: {
    id: 'https://lindon.example/achievements/coastal-data',
    language: 'en',
    title: 'Coastal Data Analysis',
    description: 'Turns measurements from buoys and satellites into decisions.',
    outcomes: [{ id: 'o1', text: 'Combine tide, wave and wind series.', skills: [] }],
    criteria: { narrative: 'Hand in the data report and defend it.' },
    credits: { framework: 'ECTS', value: 2.5 },
    levels: [{ framework: 'EQF', value: '6', uri: 'http://data.europa.eu/snb/eqf/6' }],
    tags: [],
    otherIdentifiers: [],
    alignment: [],
    related: [],
    resultDescriptions: [],
  },
  awardedAt: '2026-06-12T00:00:00Z',
  validFrom: '2026-06-12T00:00:00Z',
  results: [],
  evidence: [],
};

// Only what passed the lint can be signed. The context is served by whoever issues: `microCredentialContext`.
const linted = lintAward(award, { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' });
if (Array.isArray(linted)) throw new Error(linted.map(({ at, sentence }) => `${at} ${sentence}`).join('\n'));
console.log(JSON.stringify(await sign(linted, signer, '2026-06-12T09:00:00Z'), null, 2));
