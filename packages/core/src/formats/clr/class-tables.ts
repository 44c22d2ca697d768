import { classTables, credential, type Edition, endorsements, inEachEdition } from '../open-badge/class-tables.ts';
import {
  type ClassTable,
  closed,
  exactly,
  many,
  node,
  one,
  open,
  openBadgesContexts,
  required,
  text,
  types,
} from '../open-badge/kinds.ts';

/** The class tables of Comprehensive Learner Record 2.0, as data for `checkClass`, on top of those of Open Badges. */

const recordContexts = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(-2\.\d\.\d)*\.json$/;

function clrCredential(edition: Edition): ClassTable {
  return open({
    ...credential(edition, [['ClrCredential']], `ClrSubject${edition.suffix}`),
    ...endorsements(edition),
    '@context': required({ is: 'contexts', first: edition.context, next: [recordContexts, openBadgesContexts] }),
    name: required(text),
    image: one(node('Image')),
    partial: one({ is: 'boolean' }),
  });
}

function clrSubject(edition: Edition): ClassTable {
  return open({
    id: one(text),
    type: types('ClrSubject'),
    identifier: many(node('IdentityObject')),
    achievement: many(node(`Achievement${edition.suffix}`)),
    verifiableCredential: {
      ...many(node(`VerifiableCredential${edition.suffix}`)),
      isRequired: true,
      isNeverEmpty: true,
    },
    association: many(node('Association')),
  });
}

/** A credential inside a record, of whatever kind: it has an issuer, a subject and a beginning. */
function verifiableCredential(edition: Edition): ClassTable {
  const { name: _, description: __, awardedDate: ___, ...rest } = credential(edition, [], 'CredentialSubject');
  return open({
    ...rest,
    '@context': required({ is: 'contexts', first: edition.context, next: [] }),
    id: one(text),
  });
}

/** How one achievement relates to another. */
const association = closed({
  type: exactly('Association'),
  associationType: required({
    is: 'one-of',
    values: 'exactMatchOf isChildOf isParentOf isPartOf isPeerOf isRelatedTo precedes replacedBy'.split(' '),
    isExtensible: false,
  }),
  sourceId: required(text),
  targetId: required(text),
});

/** Every class of a learner record by its name. */
export const recordTables: Readonly<Record<string, ClassTable>> = {
  ...classTables,
  ...Object.fromEntries([
    ...inEachEdition('ClrCredential', clrCredential),
    ...inEachEdition('ClrSubject', clrSubject),
    ...inEachEdition('VerifiableCredential', verifiableCredential),
  ]),
  Association: association,
  CredentialSubject: open({ id: one(text) }),
};
