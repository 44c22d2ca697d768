import { credentialsV1, credentialsV2, openBadges, openBadgesExtensions } from '../packages/core/src/contexts/index.ts';
import type { JsonObject, JsonValue } from '../packages/core/src/json.ts';
import type { Random } from './random.ts';
import {
  address,
  alignment,
  type Build,
  evidence,
  identifier,
  image,
  instant,
  number,
  pick,
  postal,
  related,
  result,
  resultDescription,
  some,
  text,
  texts,
} from './random-parts.ts';

/** Random Open Badges 3.0 credentials, well formed by the class tables of the standard (§B), and with every kind of text. */

const ob = 'https://purl.imsglobal.org/spec/ob/v3p0';
const microCredential = 'https://lindon.example/contexts/micro-credential/v1';

const contextLists: readonly (readonly string[])[] = [
  [credentialsV2, openBadges],
  [credentialsV2, openBadges],
  [credentialsV2, openBadges, openBadgesExtensions],
  [credentialsV2, openBadges, microCredential],
  [credentialsV2, openBadges, openBadgesExtensions, microCredential],
  [credentialsV2, `${ob}/context-3.0.2.json`],
  [credentialsV2, `${ob}/context-3.0.2.json`, openBadgesExtensions],
  [credentialsV1, `${ob}/context-3.0.1.json`],
  [credentialsV1, `${ob}/context.json`],
];

function profile(random: Random, depth: number): JsonObject {
  return pick(
    random,
    {
      name: text,
      url: address,
      phone: text,
      description: text,
      email: text,
      official: text,
      image,
      address: postal,
      otherIdentifier: random => some(random, identifier),
      dateOfBirth: () => '1999-01-02',
      ...(depth > 0 ? { parentOrg: (random: Random) => profile(random, depth - 1) } : {}),
    },
    { id: address(random), type: random.pick<JsonValue>(['Profile', ['Profile']]) },
  );
}

const outcome: Build = random =>
  pick(
    random,
    { code: text, skill: random => some(random, address) },
    { type: 'LearningOutcome', outcome: text(random) },
  );

function achievement(random: Random, isMicro: boolean): JsonObject {
  const micro: Record<string, Build> = {
    learningOutcome: random => some(random, outcome, 4),
    workloadHours: number,
    assessmentType: text,
    furtherInformation: address,
    educationLevel: random => some(random, () => ({ type: 'EducationLevel', framework: 'EQF', levelValue: '6' })),
  };
  const criteria: Build = random =>
    pick(random, { id: address, narrative: text }, random.below(2) ? {} : { type: 'Criteria' });
  return pick(
    random,
    {
      criteria,
      creator: random => profile(random, 1),
      creditsAvailable: number,
      fieldOfStudy: text,
      specialization: text,
      humanCode: text,
      inLanguage: () => 'en',
      version: text,
      tag: random => some(random, text, 4),
      image,
      alignment: random => some(random, alignment),
      related: random => some(random, related),
      otherIdentifier: random => some(random, identifier),
      resultDescription: random => some(random, resultDescription),
      ...(isMicro ? micro : {}),
    },
    {
      id: address(random),
      type: isMicro ? ['Achievement', 'MicroCredentialAchievement'] : ['Achievement'],
      achievementType: 'MicroCredential',
      name: text(random),
      description: text(random),
    },
  );
}

function subject(random: Random, isMicro: boolean): JsonObject {
  const identity: Build = random => ({
    type: 'IdentityObject',
    hashed: random.below(2) === 0,
    identityHash: random.pick(texts),
    identityType: 'name',
  });
  return pick(
    random,
    {
      id: address,
      identifier: random => some(random, identity),
      result: random => some(random, result, 4),
      role: text,
      term: text,
      licenseNumber: text,
      narrative: text,
      creditsEarned: number,
      activityStartDate: instant,
      image,
      source: random => profile(random, 0),
    },
    {
      type: random.pick<JsonValue>(['AchievementSubject', ['AchievementSubject']]),
      achievement: achievement(random, isMicro),
    },
  );
}

function proof(random: Random): JsonObject {
  return pick(
    random,
    { created: instant, proofPurpose: () => 'assertionMethod', expires: instant, nonce: text, domain: text },
    {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: `${address(random)}#key`,
      proofValue: 'z58DAdFfa9SkqZMVPxAQpic7ndSayn1PzZs6ZjWp1CktyGesjuTSwRdoWhAfGFCF5bppETSTojQCrfFPP2oumHKtz',
    },
  );
}

function endorsement(random: Random, contexts: readonly string[]): JsonObject {
  return pick(
    random,
    { name: text, validUntil: instant, ...(contexts[0] === credentialsV2 ? { proof } : {}) },
    {
      '@context': [...contexts],
      id: address(random),
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: profile(random, 0),
      credentialSubject: { id: address(random), type: 'EndorsementSubject', endorsementComment: text(random) },
    },
  );
}

/** Words that the newest edition of the context brought. */
const newestWords = ['awardedDate', 'inLanguage'];

function withoutNewest(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNewest);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !newestWords.includes(key));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutNewest(child)]));
}

/** A credential of each edition, with or without its proofs. */
export function randomBadge(random: Random): JsonObject {
  const contexts = random.pick(contextLists);
  const isNew = contexts[0] === credentialsV2;
  const isMicro = contexts.includes(microCredential) && random.below(3) > 0;
  const status: Build = random => ({
    id: `${address(random)}#${random.below(99)}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(random.below(131072)),
    statusListCredential: address(random),
  });
  const fields: Record<string, Build> = {
    name: text,
    awardedDate: instant,
    image,
    evidence: random => some(random, evidence),
    endorsement: random => some(random, random => endorsement(random, contexts), 2),
    credentialSchema: random => ({ id: address(random), type: isNew ? 'JsonSchema' : 'JsonSchemaValidator2018' }),
    ...(isNew
      ? { description: text, validUntil: instant, credentialStatus: status, proof: random => some(random, proof, 2) }
      : {}),
  };
  const always: JsonObject = {
    '@context': [...contexts],
    id: address(random),
    type: ['VerifiableCredential', random.pick(['OpenBadgeCredential', 'AchievementCredential'])],
    issuer: random.below(4) === 0 ? address(random) : profile(random, 2),
    credentialSubject: subject(random, isMicro),
    [isNew ? 'validFrom' : 'issuanceDate']: instant(random),
  };
  const badge = pick(random, fields, always);
  return contexts.includes(openBadges) ? badge : (withoutNewest(badge) as JsonObject);
}
