import { credentialsV1, credentialsV2 } from '../../contexts/index.ts';
import {
  achievementTypes,
  type ClassTable,
  closed,
  instant,
  language,
  many,
  node,
  number,
  one,
  open,
  openBadgesContexts,
  type Property,
  required,
  text,
  token,
  types,
} from './kinds.ts';
import { smallClasses } from './small-classes.ts';

/** The class tables of Open Badges 3.0 (Appendix B), as data for `checkClass`. Whoever wants a rule changed, changes it here. */

/** What differs between the editions of the data model: VCDM 2.0 and 1.1. */
export interface Edition {
  context: string;
  from: string;
  until: string;
  /** Ends the names of the classes that differ. */
  suffix: '' | ' 1.1';
}
/** Both, the one that we write first. */
export const editions: readonly Edition[] = [
  { context: credentialsV2, from: 'validFrom', until: 'validUntil', suffix: '' },
  { context: credentialsV1, from: 'issuanceDate', until: 'expirationDate', suffix: ' 1.1' },
];

/** What every credential has, in either edition. */
export function credential(edition: Edition, typeNames: string[][], subject: string): Record<string, Property> {
  return {
    '@context': required({ is: 'contexts', first: edition.context, next: [openBadgesContexts] }),
    id: required(text),
    type: required({ is: 'types', groups: [['VerifiableCredential'], ...typeNames] }),
    name: one(text),
    description: one(text),
    awardedDate: one(instant),
    credentialSubject: required(node(subject)),
    issuer: required({ is: 'class', name: `Profile${edition.suffix}`, orText: edition.suffix === '' }),
    [edition.from]: required(instant),
    [edition.until]: one(instant),
    proof: many(node('Proof')),
    credentialSchema: many(node('CredentialSchema')),
    credentialStatus: one(node('CredentialStatus')),
    refreshService: one(node('RefreshService')),
    termsOfUse: many(node('TermsOfUse')),
    evidence: many(node('Evidence')),
  };
}

/** The endorsements that anything may carry. */
export function endorsements(edition: Edition): Record<string, Property> {
  return { endorsement: many(node(`EndorsementCredential${edition.suffix}`)), endorsementJwt: many(token) };
}

function achievementCredential(edition: Edition): ClassTable {
  const isOld = edition.suffix !== '';
  return open({
    ...credential(edition, [['AchievementCredential', 'OpenBadgeCredential']], `AchievementSubject${edition.suffix}`),
    ...endorsements(edition),
    ...(isOld ? { name: required(text) } : {}),
    image: one(node('Image')),
  });
}

function endorsementCredential(edition: Edition): ClassTable {
  return open({ ...credential(edition, [['EndorsementCredential']], 'EndorsementSubject'), name: required(text) });
}

function achievementSubject(edition: Edition): ClassTable {
  const properties = {
    id: one(text),
    type: types('AchievementSubject'),
    activityEndDate: one(instant),
    activityStartDate: one(instant),
    creditsEarned: one(number),
    achievement: required(node(`Achievement${edition.suffix}`)),
    identifier: many(node('IdentityObject')),
    image: one(node('Image')),
    licenseNumber: one(text),
    narrative: one(text),
    result: many(node('Result')),
    role: one(text),
    source: one(node(`Profile${edition.suffix}`)),
    term: one(text),
  };
  return edition.suffix === '' ? open(properties) : closed(properties);
}

function achievement(edition: Edition): ClassTable {
  return open({
    id: required(text),
    type: types('Achievement'),
    alignment: many(node('Alignment')),
    achievementType: one(achievementTypes),
    creator: one(node(`Profile${edition.suffix}`)),
    creditsAvailable: one(number),
    criteria: required(node('Criteria')),
    description: required(text),
    ...endorsements(edition),
    fieldOfStudy: one(text),
    humanCode: one(text),
    image: one(node('Image')),
    inLanguage: one(language),
    name: required(text),
    otherIdentifier: many(node('IdentifierEntry')),
    related: many(node('Related')),
    resultDescription: many(node('ResultDescription')),
    specialization: one(text),
    tag: many(text),
    version: one(text),
  });
}

function profile(edition: Edition): ClassTable {
  return open({
    id: required(text),
    type: types('Profile'),
    name: one(text),
    url: one(text),
    phone: one(text),
    description: one(text),
    ...endorsements(edition),
    image: one(node('Image')),
    email: one(text),
    address: one(node('Address')),
    otherIdentifier: many(node('IdentifierEntry')),
    official: one(text),
    parentOrg: one(node('Profile')),
    familyName: one(text),
    givenName: one(text),
    additionalName: one(text),
    patronymicName: one(text),
    honorificPrefix: one(text),
    honorificSuffix: one(text),
    familyNamePrefix: one(text),
    dateOfBirth: one({ is: 'day' }),
  });
}

/** A class that stands twice, for it differs between the editions. */
export function inEachEdition(name: string, table: (edition: Edition) => ClassTable): [string, ClassTable][] {
  return editions.map(edition => [name + edition.suffix, table(edition)]);
}

/** Every class by its name; those that VCDM 1.1 shapes otherwise stand twice. */
export const classTables: Readonly<Record<string, ClassTable>> = Object.fromEntries([
  ...inEachEdition('AchievementCredential', achievementCredential),
  ...inEachEdition('EndorsementCredential', endorsementCredential),
  ...inEachEdition('AchievementSubject', achievementSubject),
  ...inEachEdition('Achievement', achievement),
  ...inEachEdition('Profile', profile),
  ...Object.entries(smallClasses),
]);
