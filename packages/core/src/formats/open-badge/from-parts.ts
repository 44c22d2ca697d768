import type {
  Address,
  Alignment,
  Evidence,
  IdentityClaim,
  OtherIdentifier,
  PersonDetails,
  Picture,
  Profile,
  Result,
  ResultDescription,
  RubricLevel,
} from '../../award.ts';
import { present } from '../../present.ts';
import { type NodeReader, unlessEmpty } from './reader.ts';

/** The smaller classes of Open Badges 3.0 read into the award model; the counterpart of `to-parts`. */

export function fromProfile(profile: NodeReader): Profile {
  const address = profile.child('address');
  const parent = profile.child('parentOrg');
  const person = fromPersonDetails(profile);
  return present<Profile>({
    id: profile.requiredText('id'),
    name: profile.text('name'),
    url: profile.text('url'),
    email: profile.text('email'),
    phone: profile.text('phone'),
    description: profile.text('description'),
    image: fromImage(profile),
    official: profile.text('official'),
    address: address && fromAddress(address),
    parent: parent && fromProfile(parent),
    otherIdentifiers: fromIdentifierEntries(profile),
    person: Object.keys(person).length > 0 ? person : undefined,
    endorsements: unlessEmpty(profile.objects('endorsement')),
  });
}

function fromPersonDetails(profile: NodeReader): PersonDetails {
  return present<PersonDetails>({
    givenName: profile.text('givenName'),
    familyName: profile.text('familyName'),
    additionalName: profile.text('additionalName'),
    patronymicName: profile.text('patronymicName'),
    honorificPrefix: profile.text('honorificPrefix'),
    honorificSuffix: profile.text('honorificSuffix'),
    familyNamePrefix: profile.text('familyNamePrefix'),
    dateOfBirth: profile.text('dateOfBirth'),
  });
}

function fromAddress(address: NodeReader): Address {
  const geo = address.child('geo');
  const [latitude, longitude] = [geo?.number('latitude'), geo?.number('longitude')];
  return present<Address>({
    countryCode: address.text('addressCountryCode'),
    country: address.text('addressCountry'),
    region: address.text('addressRegion'),
    locality: address.text('addressLocality'),
    street: address.text('streetAddress'),
    postalCode: address.text('postalCode'),
    postOfficeBox: address.text('postOfficeBoxNumber'),
    geo: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
  });
}

/** The image of a node: an `Image`, or only its address as early badges wrote it. */
export function fromImage(node: NodeReader): Picture | undefined {
  const image = node.child('image');
  const uri = image === undefined ? node.text('image') : image.text('id');
  return uri === undefined ? undefined : { uri, alternativeText: image?.text('caption') ?? '' };
}

export function fromIdentifierEntries(node: NodeReader): OtherIdentifier[] {
  return node.children('otherIdentifier').map(entry => ({
    identifier: entry.text('identifier') ?? '',
    identifierType: entry.text('identifierType') ?? 'identifier',
  }));
}

/** The alignments of a node; one without a name or an address points nowhere and is left out. */
export function fromAlignments(node: NodeReader): Alignment[] {
  return node.children('alignment').flatMap(alignment => {
    const [targetName, targetUrl] = [alignment.text('targetName'), alignment.text('targetUrl')];
    if (targetName === undefined || targetUrl === undefined) return [];
    return present<Alignment>({
      targetName,
      targetUrl,
      targetCode: alignment.text('targetCode'),
      targetDescription: alignment.text('targetDescription'),
      targetFramework: alignment.text('targetFramework'),
      targetType: alignment.text('targetType'),
    });
  });
}

export function fromIdentityObject(identity: NodeReader): IdentityClaim {
  return present<IdentityClaim>({
    identityType: identity.text('identityType') ?? 'identifier',
    identityHash: identity.text('identityHash') ?? '',
    hashed: identity.isTrue('hashed'),
    salt: identity.text('salt'),
  });
}

export function fromEvidence(evidence: NodeReader): Evidence {
  return present<Evidence>({
    id: evidence.text('id'),
    name: evidence.text('name'),
    narrative: evidence.text('narrative'),
    description: evidence.text('description'),
    genre: evidence.text('genre'),
    audience: evidence.text('audience'),
  });
}

export function fromResult(result: NodeReader): Result {
  return present<Result>({
    resultDescription: result.text('resultDescription'),
    value: result.text('value'),
    achievedLevel: result.text('achievedLevel'),
    status: result.text('status'),
    alignment: unlessEmpty(fromAlignments(result)),
  });
}

export function fromResultDescription(description: NodeReader): ResultDescription {
  return present<ResultDescription>({
    id: description.text('id') ?? '',
    name: description.text('name') ?? '',
    resultType: description.text('resultType') ?? 'Result',
    allowedValue: unlessEmpty(description.texts('allowedValue')),
    valueMin: description.text('valueMin'),
    valueMax: description.text('valueMax'),
    requiredValue: description.text('requiredValue'),
    requiredLevel: description.text('requiredLevel'),
    rubricCriterionLevel: unlessEmpty(description.children('rubricCriterionLevel').map(fromRubricLevel)),
    alignment: unlessEmpty(fromAlignments(description)),
  });
}

function fromRubricLevel(level: NodeReader): RubricLevel {
  return present<RubricLevel>({
    id: level.text('id') ?? '',
    name: level.text('name') ?? '',
    level: level.text('level'),
    points: level.text('points'),
    description: level.text('description'),
    alignment: unlessEmpty(fromAlignments(level)),
  });
}
