import type { Address, Credits, OtherIdentifier, Picture, Profile } from '../../award.ts';
import { present } from '../../present.ts';
import { findShortCountry } from './authority-codes.ts';
import { creditTransferSystem } from './concepts.ts';
import type { EuropeanNode } from './node.ts';

/** The smaller classes of the European Learning Model read into the award model; the counterpart of `to-parts`. */

export function fromIdentifiers(node: EuropeanNode): OtherIdentifier[] {
  return node.children('identifier').flatMap(entry => {
    const identifier = entry.word('notation');
    return identifier === undefined ? [] : [{ identifier, identifierType: entry.word('schemeName') ?? 'identifier' }];
  });
}

/** Legal numbers and what we call them. */
const legalNumbers = {
  eIDASIdentifier: 'ext:EIDAS',
  registration: 'ext:registration',
  vatIdentifier: 'ext:VAT',
  taxIdentifier: 'ext:tax',
};

export function fromOrganisation(node: EuropeanNode): Profile {
  const id = node.node.id;
  const legalName = node.label('legalName') ?? node.label('prefLabel');
  const contact = node.child('contactPoint');
  const address = node.child('location')?.child('address');
  const parent = node.child('subOrganizationOf');
  const legal = Object.entries(legalNumbers).flatMap(([name, identifierType]) =>
    node.children(name).flatMap(entry => {
      entry.skip('spatial');
      const identifier = entry.word('notation');
      return identifier === undefined ? [] : [{ identifier, identifierType }];
    }),
  );
  return present<Profile>({
    id: typeof id === 'string' ? id : '',
    name: legalName === id ? undefined : legalName,
    url: node.child('homepage')?.word('contentURL'),
    email: contact && fromMailbox(contact.child('emailAddress')),
    phone: contact?.child('phone')?.word('phoneNumber'),
    description: node.child('additionalNote')?.label('noteLiteral'),
    image: fromMediaObject(node.child('logo')),
    address: address && fromAddress(address),
    parent: parent && fromOrganisation(parent),
    otherIdentifiers: [...fromIdentifiers(node), ...legal],
  });
}

export function fromMailbox(mailbox: EuropeanNode | undefined): string | undefined {
  const { id } = mailbox?.node ?? {};
  return typeof id === 'string' ? id.replace(/^mailto:/, '') : undefined;
}

function fromAddress(node: EuropeanNode): Address {
  const country = node.concept('countryCode');
  const code = /[A-Z]{3}$/.exec(country?.id ?? '')?.[0];
  return present<Address>({
    countryCode: code && findShortCountry(code),
    country: country?.label === code ? undefined : country?.label,
    street: node.child('fullAddress')?.label('noteLiteral'),
  });
}

const mediaTypes: Readonly<Record<string, string>> = { PNG: 'png', JPEG: 'jpeg', SVG: 'svg+xml' };

export function fromMediaObject(node: EuropeanNode | undefined): Picture | undefined {
  const type = mediaTypes[/[A-Z]+$/.exec(node?.concept('contentType')?.id ?? '')?.[0] ?? ''];
  const content = type === undefined ? undefined : node?.word('content');
  if (node === undefined || content === undefined) return undefined;
  node.skip('contentEncoding', 'contentSize');
  return { uri: `data:image/${type};base64,${content}`, alternativeText: node.label('title') ?? '' };
}

export function fromCreditPoint(node: EuropeanNode): Credits | undefined {
  const framework = node.concept('framework');
  const value = Number(node.word('point') ?? Number.NaN);
  if (Number.isNaN(value)) return undefined;
  return { framework: framework?.id === creditTransferSystem.id ? 'ECTS' : (framework?.label ?? ''), value };
}

const durationPattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Days, hours, minutes and seconds as hours; months and years are no number of hours. */
export function fromDuration(text: string | undefined): number | undefined {
  const [match, ...counts] = durationPattern.exec(text ?? '') ?? [];
  if (match === undefined) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = counts.map(count => Number(count ?? 0));
  return (days * 86_400 + hours * 3600 + minutes * 60 + seconds) / 3600;
}
