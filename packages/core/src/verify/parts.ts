import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { openCarried, type Secured } from './secured.ts';

/** Something inside a credential that is signed by itself: a credential of a learner record, or an endorsement. */
export interface Carried {
  kind: 'credential' | 'endorsement';
  /** JSON Pointer to where it stands in what carries it. */
  at: string;
  /** Absent when it is in a form that is not read here, or broken, or beyond the bounds. */
  secured?: Secured;
  parts: Carried[];
}

/** More than this is not looked into: of parts in all, of endorsements of one credential, of records within records. */
const mostParts = 200;
const mostEndorsements = 8;
const mostDepth = 3;

/** The parts of a credential, each opened from its own bytes, with theirs. What endorses an endorser is not followed. */
export function listParts(document: JsonObject): Carried[] {
  return openParts(document, 1, { left: mostParts });
}

function openParts(document: JsonObject, depth: number, budget: { left: number }): Carried[] {
  const endorsements = listEndorsements(document).slice(0, mostEndorsements);
  return [...listCredentials(document), ...endorsements].map(({ kind, at, value }): Carried => {
    budget.left -= 1;
    const secured = budget.left < 0 || depth > mostDepth ? undefined : openCarried(value);
    const isFollowed = secured !== undefined && kind === 'credential';
    const parts = isFollowed ? openParts(secured.document, depth + 1, budget) : [];
    return { kind, at, parts, ...(secured ? { secured } : {}) };
  });
}

interface Place {
  kind: Carried['kind'];
  at: string;
  value: JsonValue;
}

/** The credentials of a learner record (CLR 2.0, `ClrSubject`), as objects or as compact JWS. */
function listCredentials(document: JsonObject): Place[] {
  const subject = document.credentialSubject;
  const isRecord = isJsonObject(subject) && asArray(document.type).includes('ClrCredential');
  return isRecord ? listPlaces('credential', subject, 'verifiableCredential', '/credentialSubject') : [];
}

/** The endorsements of the credential itself, of its achievements and of its issuer (Open Badges 3.0 §B.1.8). */
function listEndorsements(document: JsonObject): Place[] {
  return listEndorsable(document).flatMap(({ node, at }) => [
    ...listPlaces('endorsement', node, 'endorsement', at),
    ...listPlaces('endorsement', node, 'endorsementJwt', at),
  ]);
}

/** What an endorsement in a credential may be about, and where it stands. */
export function listEndorsable(document: JsonObject): { node: JsonObject; at: string }[] {
  const subject = isJsonObject(document.credentialSubject) ? document.credentialSubject : {};
  const isMany = Array.isArray(subject.achievement);
  return [
    { node: document, at: '' },
    ...asArray(subject.achievement).map((node, index) => ({
      node,
      at: `/credentialSubject/achievement${isMany ? `/${index}` : ''}`,
    })),
    { node: document.issuer, at: '/issuer' },
  ].filter((place): place is { node: JsonObject; at: string } => isJsonObject(place.node));
}

function listPlaces(kind: Carried['kind'], node: JsonObject, property: string, at: string): Place[] {
  const value = node[property];
  const isMany = Array.isArray(value);
  return asArray(value).map((item, index) => ({
    kind,
    at: `${at}/${property}${isMany ? `/${index}` : ''}`,
    value: item,
  }));
}
