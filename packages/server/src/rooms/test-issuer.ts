/** An organisation with a published achievement, for tests of issuing and of the rooms above. */
import { type DefinitionInput, definition as definitionShape } from '@cairn/api/achievements';
import { type AwardRequest, awardRequest } from '@cairn/api/issuance';
import type { z } from 'zod';
import type { Person } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';
import { createAchievement, publishAchievement } from './achievements/index.ts';
import { issueAward } from './issuance/index.ts';
import { foundTestOrganisation } from './test-organisation.ts';

/** A micro-credential with nothing missing. */
export const testDefinition: DefinitionInput = {
  title: 'Coastal Data Analysis',
  description: 'Can turn tide and wave measurements into decisions.',
  outcomes: [
    { id: 'o1', text: 'Measures tides and waves with calibrated instruments' },
    { id: 'o2', text: 'Cleans a series of measurements and says what was lost' },
  ],
  criteria: 'Pass the field examination and hand in a report.',
  workloadHours: 60,
  levels: [{ framework: 'EQF', value: '6' }],
  assessment: { type: 'application-of-skill' },
  participation: 'blended',
  qualityAssurance: [{ type: 'internal', body: 'Lindon University' }],
  resultDescriptions: [
    {
      id: 'grade',
      name: 'Grade',
      resultType: 'LetterGrade',
      allowedValue: ['Pass', 'Distinction'],
    },
  ],
};

export interface TestIssuer {
  organisationId: string;
  issuerId: string;
  admin: Person;
  achievementId: string;
}

/** Found an organisation and publish one achievement of it. */
export async function foundTestIssuer(
  world: World,
  { slug, definition = {} }: { slug?: string; definition?: Partial<DefinitionInput> } = {},
): Promise<TestIssuer> {
  const founded = await foundTestOrganisation(world, slug === undefined ? {} : { slug });
  const { organisationId, admin } = founded;
  const achievementId = await publishTestAchievement(world, admin, organisationId, definition);
  return { ...founded, achievementId };
}

/** Publish a further achievement; gives its id. */
export async function publishTestAchievement(
  world: World,
  admin: Person,
  organisationId: string,
  changes: Partial<DefinitionInput> = {},
): Promise<string> {
  const definition = definitionShape.parse({ ...testDefinition, ...changes });
  const params = { organisationId };
  const draft = await createAchievement(world, admin, { params, query: undefined, body: { definition } });
  const { id: achievementId, revision } = draft;
  await publishAchievement(world, admin, {
    params: { organisationId, achievementId },
    query: undefined,
    body: { revision },
  });
  return achievementId;
}

/** A request to award the achievement to somebody. */
export function testAward(
  { achievementId }: Pick<TestIssuer, 'achievementId'>,
  name: string,
  more: Partial<z.input<typeof awardRequest>> & { email?: string; language?: 'en' | 'ar' } = {},
): AwardRequest {
  const { email, language, ...rest } = more;
  return awardRequest.parse({ achievementId, learner: { name, email, language }, ...rest });
}

/** Issue to somebody, without a key. */
export async function issueTestCredential(
  world: World,
  issuer: TestIssuer,
  name: string,
  more: Parameters<typeof testAward>[2] = {},
) {
  const { organisationId, admin } = issuer;
  return issueAward(world, admin, organisationId, { request: testAward(issuer, name, more), key: undefined });
}

/** What a story is given beside its parameters and body. */
export const outside = {
  query: undefined,
  cookies: {},
  caller: { requestId: 'test', address: '127.0.0.1', language: 'en' as const, cookies: {} },
};
