import type {
  Address,
  Alignment,
  Evidence,
  IdentityClaim,
  OtherIdentifier,
  Picture,
  Profile,
  Result,
  ResultDescription,
  RubricLevel,
} from '../../award.ts';
import type { JsonObject } from '../../json.ts';
import { toJsonObject } from '../../present.ts';

/** The smaller classes of Open Badges 3.0, one function each, in the order of the standard's tables. */

export function toProfile(profile: Profile): JsonObject {
  return toJsonObject({
    id: profile.id,
    type: ['Profile'],
    name: profile.name,
    url: profile.url,
    phone: profile.phone,
    description: profile.description,
    image: profile.image && toImage(profile.image),
    email: profile.email,
    address: profile.address && toAddress(profile.address),
    otherIdentifier: profile.otherIdentifiers.map(toIdentifierEntry),
    official: profile.official,
    parentOrg: profile.parent && toProfile(profile.parent),
    ...profile.person,
    endorsement: profile.endorsements,
  });
}

function toAddress(address: Address): JsonObject {
  return toJsonObject({
    type: ['Address'],
    addressCountry: address.country,
    addressCountryCode: address.countryCode,
    addressRegion: address.region,
    addressLocality: address.locality,
    streetAddress: address.street,
    postOfficeBoxNumber: address.postOfficeBox,
    postalCode: address.postalCode,
    geo: address.geo && { type: 'GeoCoordinates', ...address.geo },
  });
}

export function toImage(picture: Picture): JsonObject {
  return toJsonObject({ id: picture.uri, type: 'Image', caption: picture.alternativeText || undefined });
}

export function toIdentifierEntry(entry: OtherIdentifier): JsonObject {
  return { type: 'IdentifierEntry', identifier: entry.identifier, identifierType: entry.identifierType };
}

export function toAlignment(alignment: Alignment): JsonObject {
  return toJsonObject({ type: ['Alignment'], ...alignment });
}

export function toIdentityObject(claim: IdentityClaim): JsonObject {
  return toJsonObject({ type: 'IdentityObject', ...claim });
}

export function toEvidence(evidence: Evidence): JsonObject {
  return toJsonObject({ type: ['Evidence'], ...evidence });
}

export function toResult(result: Result): JsonObject {
  return toJsonObject({ type: ['Result'], ...result, alignment: result.alignment?.map(toAlignment) });
}

export function toResultDescription(description: ResultDescription): JsonObject {
  return toJsonObject({
    type: ['ResultDescription'],
    ...description,
    alignment: description.alignment?.map(toAlignment),
    rubricCriterionLevel: description.rubricCriterionLevel?.map(toRubricLevel),
  });
}

function toRubricLevel(level: RubricLevel): JsonObject {
  return toJsonObject({ type: ['RubricCriterionLevel'], ...level, alignment: level.alignment?.map(toAlignment) });
}
