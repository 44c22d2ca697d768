import type { Address, Credits, OtherIdentifier, Picture, Profile } from '../../award.ts';
import type { JsonObject } from '../../json.ts';
import { toJsonObject } from '../../present.ts';
import { findCountry, toLanguageCode } from './authority-codes.ts';
import { base64, creditTransferSystem, type Term, toAuthorityTerm, toConcept } from './concepts.ts';

/** The smaller classes of the European Learning Model, one function each. `language` is that of every text. */

export function toLabels(text: string, language: string): JsonObject {
  return { [language]: [text] };
}

/** A text of any length, perhaps about something (`subject`). */
export function toNote(text: string, language: string, about?: Term | JsonObject): JsonObject {
  const subject = about === undefined ? undefined : 'label' in about ? toConcept(about as Term) : about;
  return toJsonObject({ type: 'Note', noteLiteral: toLabels(text, language), subject });
}

export function toWebResource(contentURL: string, title?: string, language = 'en'): JsonObject {
  return toJsonObject({
    type: 'WebResource',
    contentURL,
    title: title === undefined ? undefined : toLabels(title, language),
  });
}

export function toIdentifier({ identifier, identifierType }: OtherIdentifier): JsonObject {
  return { type: 'Identifier', notation: identifier, schemeName: identifierType };
}

export function toLanguageConcept(tag: string): JsonObject {
  return toConcept(toAuthorityTerm('language', toLanguageCode(tag), tag));
}

export function toCreditPoint({ framework, value }: Credits, language: string): JsonObject {
  const isEuropean = framework === 'ECTS';
  const concept = isEuropean
    ? toConcept(creditTransferSystem)
    : { type: 'Concept', prefLabel: toLabels(framework, language) };
  return { type: 'CreditPoint', framework: concept, point: String(value) };
}

/** Legal numbers that the model has places for. The country is that of the address. */
const legalNumbers: Readonly<Record<string, string>> = {
  'ext:EIDAS': 'eIDASIdentifier',
  'ext:registration': 'registration',
};

export function toOrganisation(profile: Profile, language: string): JsonObject {
  const code = findCountry(profile.address?.countryCode ?? '');
  const spatial = code === undefined ? undefined : toConcept(toAuthorityTerm('country', code, code));
  const isLegal = ({ identifierType }: OtherIdentifier) => spatial !== undefined && identifierType in legalNumbers;
  const legal = profile.otherIdentifiers
    .filter(isLegal)
    .map(({ identifier, identifierType }): [string, JsonObject] => [
      legalNumbers[identifierType] ?? '',
      toJsonObject({ type: 'LegalIdentifier', notation: identifier, spatial }),
    ]);
  const location = profile.address && toLocation(profile.address, language);
  return toJsonObject({
    id: profile.id,
    type: 'Organisation',
    legalName: toLabels(profile.name ?? profile.id, language),
    identifier: profile.otherIdentifiers.filter(entry => !isLegal(entry)).map(toIdentifier),
    ...Object.fromEntries(legal),
    homepage: profile.url === undefined ? [] : [toWebResource(profile.url)],
    additionalNote: profile.description === undefined ? [] : [toNote(profile.description, language)],
    contactPoint: toContactPoints(profile),
    location: location && [location],
    logo: profile.image && toMediaObject(profile.image, language),
    subOrganizationOf: profile.parent && toOrganisation(profile.parent, language),
  });
}

function toContactPoints({ email, phone }: Profile): JsonObject[] {
  if (email === undefined && phone === undefined) return [];
  return [
    toJsonObject({
      type: 'ContactPoint',
      emailAddress: email === undefined ? [] : [toMailbox(email)],
      phone: phone === undefined ? [] : [{ type: 'Phone', phoneNumber: phone }],
    }),
  ];
}

export function toMailbox(address: string): JsonObject {
  return { id: `mailto:${address}`, type: 'Mailbox' };
}

/** An address is a country and the rest in one text. */
function toLocation(address: Address, language: string): JsonObject | undefined {
  const code = findCountry(address.countryCode ?? '');
  if (code === undefined) return undefined;
  const { street, postOfficeBox, postalCode, locality, region } = address;
  const lines = [street, postOfficeBox, postalCode, locality, region].filter(Boolean).join(', ');
  const country = toConcept(toAuthorityTerm('country', code, address.country ?? code), language);
  return {
    type: 'Location',
    address: [
      toJsonObject({
        type: 'Address',
        countryCode: country,
        fullAddress: lines === '' ? undefined : toNote(lines, language),
      }),
    ],
  };
}

const pictureData = /^data:image\/(png|jpeg|svg\+xml);base64,([A-Za-z0-9+/]+=*)$/;
const fileTypes: Readonly<Record<string, string>> = { png: 'PNG', jpeg: 'JPEG', 'svg+xml': 'SVG' };

/** A picture whose bytes are known: the model carries the bytes themselves, never only where they are. */
export function toMediaObject({ uri, alternativeText }: Picture, language: string): JsonObject | undefined {
  const [, type = '', content] = pictureData.exec(uri) ?? [];
  if (content === undefined) return undefined;
  const fileType = fileTypes[type] ?? '';
  return toJsonObject({
    type: 'MediaObject',
    title: alternativeText === '' ? undefined : toLabels(alternativeText, language),
    contentType: toConcept(toAuthorityTerm('file-type', fileType, fileType)),
    contentEncoding: toConcept(base64),
    content,
  });
}

/** Hours as an XML Schema duration: 62.5 → `PT62H30M`. */
export function toDuration(hours: number): string {
  const seconds = Math.round(hours * 3600);
  const parts = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const written = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return written.length === 0 ? 'PT0S' : `PT${written.join('')}`;
}
