import type { Award, IdentityClaim, Learner } from '../../award.ts';
import { listDifferences } from '../../compare/differences.ts';
import { credentialsV1, europeanCredentials } from '../../contexts/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.ts';
import { toJsonObject } from '../../present.ts';
import { genericProfile, toConcept } from './concepts.ts';
import { fromEuropean } from './from-european.ts';
import { type EuropeanRecord, type Loss, localNames } from './record.ts';
import { toClaim, toEntitlement, toOpportunity } from './to-claim.ts';
import { toIdentifier, toLabels, toLanguageConcept, toMailbox, toMediaObject, toOrganisation } from './to-parts.ts';

const schema = { id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' };

/**
 * The award as a European Digital Credential for Learning (ELM 3), unsealed: it can be uploaded for an advanced or qualified
 * seal, or signed as any other credential. Every text is in the language of the achievement, English when it names none.
 * `losses` are the places of the award that the form cannot carry; what is left out is not invented elsewhere.
 * @param around what stands around the award in a European credential
 * @param around.editions the same award in other languages; their texts stand beside those of the award
 */
export function toEuropean(
  award: Award,
  around: Partial<Omit<EuropeanRecord, 'award'>> & { editions?: readonly Award[] } = {},
): { document: JsonObject; losses: Loss[] } {
  const { editions = [], ...more } = around;
  const toDocument = (edition: Award) => toEuropeanDocument({ parts: [], entitlements: [], ...more, award: edition });
  const document = editions.map(toDocument).reduce(withLabelsOf, toDocument(award));
  const carried = fromEuropean(document).award;
  return { document, losses: listDifferences(award, carried).map(({ at }) => ({ at })) };
}

/** The record as an unsealed European Digital Credential for Learning. */
function toEuropeanDocument({ award, ...around }: EuropeanRecord): JsonObject {
  const language = award.achievement.language ?? 'en';
  const issuer = toOrganisation(award.issuer, language);
  const claim = {
    ...toClaim(award, language, issuer),
    hasPart: around.parts.map(part => ({
      id: part.id,
      ...toClaim(part, language, toOrganisation(part.issuer, language)),
    })),
    entitlesTo: around.entitlements.map(item => toEntitlement(item, language, issuer)),
    learningOpportunity: around.opportunity && toOpportunity(around.opportunity, language),
  };
  const document = toJsonObject({
    '@context': [credentialsV1, europeanCredentials],
    id: award.id,
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialSchema: [schema],
    credentialProfiles: [toConcept(genericProfile)],
    displayParameter: toDisplay(award, language),
    issuer,
    issuanceDate: award.validFrom,
    issued: award.validFrom,
    validFrom: award.validFrom,
    validUntil: award.validUntil,
    expirationDate: award.validUntil,
    credentialSubject: toPerson(award.learner, language, toJsonObject(claim)),
  });
  return withNames(document);
}

/** How a wallet shows it. The picture is left out where its bytes are not in the award. */
function toDisplay(award: Award, language: string): JsonObject {
  const spoken = toLanguageConcept(language);
  const image = award.image && toMediaObject(award.image, language);
  const display = image && {
    type: 'IndividualDisplay',
    language: spoken,
    displayDetail: [{ type: 'DisplayDetail', image, page: 1 }],
  };
  return toJsonObject({
    type: 'DisplayParameter',
    title: toLabels(award.name ?? award.achievement.title, language),
    description: award.description === undefined ? undefined : toLabels(award.description, language),
    language: [spoken],
    primaryLanguage: spoken,
    individualDisplay: display && [display],
  });
}

const isEmail = ({ identityType }: IdentityClaim) => identityType === 'emailAddress';

/** A person has a name and numbers; that somebody has an address may be said, that it is hashed cannot. */
function toPerson({ id, name, identities }: Learner, language: string, claim: JsonObject): JsonObject {
  const plain = identities.filter(({ hashed }) => !hashed);
  const mailboxes = plain.filter(isEmail).map(({ identityHash }) => toMailbox(identityHash));
  return toJsonObject({
    id,
    type: 'Person',
    fullName: name === undefined ? undefined : toLabels(name, language),
    identifier: plain
      .filter(identity => !isEmail(identity))
      .map(({ identityHash, identityType }) =>
        toIdentifier({ identifier: identityHash, identifierType: identityType }),
      ),
    contactPoint: mailboxes.length === 0 ? [] : [{ type: 'ContactPoint', emailAddress: mailboxes }],
    hasClaim: [claim],
  });
}

/** Gives every node a name, as readers of the model expect; a node that stands in several places keeps one. */
function withNames(document: JsonObject): JsonObject {
  const counts = new Map<string, number>();
  const named = new Map<JsonObject, JsonObject>();
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isJsonObject(value)) return value;
    const known = named.get(value);
    if (known !== undefined) return known;
    const { type } = value;
    const isNameless = value.id === undefined && typeof type === 'string';
    const count = isNameless ? (counts.get(type) ?? 0) + 1 : 0;
    if (isNameless) counts.set(type, count);
    const id = isNameless ? { id: `${localNames}${type.charAt(0).toLowerCase()}${type.slice(1)}:${count}` } : {};
    const copy: JsonObject = { ...id };
    named.set(value, copy);
    for (const [key, child] of Object.entries(value)) copy[key] = visit(child);
    return copy;
  };
  return visit(document) as JsonObject;
}

/** The document with the texts of another that has the same nodes. */
function withLabelsOf(document: JsonObject, other: JsonObject): JsonObject {
  const merge = (one: JsonValue, two: JsonValue | undefined): JsonValue => {
    if (Array.isArray(one)) return one.map((item, index) => merge(item, Array.isArray(two) ? two[index] : undefined));
    if (!isJsonObject(one) || !isJsonObject(two)) return one;
    const isText = one.type === undefined && Object.values(one).every(Array.isArray);
    if (isText) return { ...one, ...two, ...one };
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, merge(value, two[key])]));
  };
  return merge(document, other) as JsonObject;
}
