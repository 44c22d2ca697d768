import type { LintedDraft } from '../packages/core/src/draft/index.ts';
import type { JsonObject } from '../packages/core/src/index.ts';
import { did, listUrl } from '../test/small-web.ts';

const lindon = 'https://lindon.example';
const text = 'Says what a forecast can tell.';

/** A badge as most are, about 3 kB: three alignments, criteria, an image, evidence, a result with its description, a status. */
export const badge = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ],
  id: 'urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-2f1f5f3a9d10',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Coastal Data Analysis',
  issuer: { id: did, type: ['Profile'], name: 'Lindon University', url: lindon, email: 'registrar@lindon.example' },
  validFrom: '2026-06-12T00:00:00Z',
  validUntil: '2031-06-12T00:00:00Z',
  awardedDate: '2026-06-12T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:c2f7a9d0-42f1-4f4f-9a84-8d6a0f6b1e77',
    type: ['AchievementSubject'],
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
        identityType: 'emailAddress',
      },
    ],
    role: 'Participant',
    achievement: {
      id: `${lindon}/achievements/coastal-data`,
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      name: 'Coastal Data Analysis',
      description: text,
      fieldOfStudy: 'Oceanography',
      humanCode: 'CDA-3',
      version: '3',
      tag: ['data', 'coast'],
      creditsAvailable: 2.5,
      criteria: { id: `${lindon}/achievements/coastal-data/criteria`, narrative: `Hand in the data report. ${text}` },
      image: { id: `${lindon}/badges/coastal-data.svg`, type: 'Image', caption: 'Three stones above a wave' },
      alignment: ['analyse big data', 'read sea charts', 'write reports'].map((targetName, index) => ({
        type: ['Alignment'],
        targetName,
        targetUrl: `http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8${index}`,
        targetFramework: 'ESCO',
        targetType: 'ext:ESCOSkill',
      })),
      resultDescription: [
        {
          id: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b03',
          type: ['ResultDescription'],
          name: 'Final examination',
          resultType: 'Percent',
          valueMin: '0',
          valueMax: '100',
          requiredValue: '60',
        },
      ],
    },
    result: [
      {
        type: ['Result'],
        resultDescription: 'urn:uuid:5f0c5ad4-5c44-4d0b-9d5c-0d4b0a9a5b03',
        value: '87',
        status: 'Completed',
      },
    ],
  },
  evidence: [
    {
      id: 'https://portfolio.example/nour/report',
      type: ['Evidence'],
      name: 'Data report',
      narrative: `What the buoys measured in May. ${text}`,
      genre: 'Report',
    },
  ],
  credentialStatus: {
    id: `${listUrl}#80412`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '80412',
    statusListCredential: listUrl,
  },
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
} as unknown as LintedDraft;

/** The badge as it would be for another learner: other ids and texts, and another day. It has no status entry. */
export function toOtherBadge(number: number): LintedDraft {
  const { credentialStatus: _, ...bare }: JsonObject = structuredClone(badge) as JsonObject;
  const digits = String(number).padStart(12, '0');
  const subject = bare.credentialSubject as { result: JsonObject[] };
  return {
    ...bare,
    id: `urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-${digits}`,
    validFrom: `2026-06-12T00:00:${digits.slice(-2)}Z`,
    credentialSubject: {
      ...subject,
      id: `urn:uuid:c2f7a9d0-42f1-4f4f-9a84-${digits}`,
      result: subject.result.map(result => ({ ...result, value: String(number) })),
    },
  } as unknown as LintedDraft;
}

/** How many documents a work sees in turn, so that nothing that is kept for one of them can speak for all. */
const ringSize = 48;

/** Makes a ring of documents and gives one after the other, for ever. */
export async function inTurn<T>(make: (number: number) => T | Promise<T>): Promise<() => T> {
  const ring = await Promise.all(Array.from({ length: ringSize }, (_, number) => make(number)));
  let turn = 0;
  return () => ring[turn++ % ringSize] as T;
}
