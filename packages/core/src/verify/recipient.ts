import { toHex } from '../bytes.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { digestText } from '../machinery.ts';
import { toFinding } from './codes.ts';
import { toText } from './instant.ts';
import type { Finding } from './report.ts';

/** To whom a badge is made out: plainly, or as a digest that nobody can turn round. */
interface Identity {
  value: string;
  isHashed: boolean;
  salt: string;
}

/**
 * Is it made out to this identity (an e-mail or web address, an identifier)? Badges name their learner as `recipient` (Open
 * Badges 2.0, IdentityObject), as `identifier` or by the `id` of the subject (Open Badges 3.0 §B.1.20). Capitals make no
 * difference. It says nothing of who stands in front of you: whoever knows the address can give it.
 */
export async function askRecipient(document: JsonObject, identity: string): Promise<Finding> {
  const given = identity.trim();
  const subjects = asArray(document.credentialSubject).filter(isJsonObject);
  const ids = subjects.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const isId = (id: string) => id === given || id.toLowerCase() === `mailto:${given.toLowerCase()}`;
  if (ids.some(isId)) return toFinding('recipient_matches');
  const named = listIdentities(document, subjects);
  const answers = await Promise.all(named.map(one => isSame(one, given)));
  if (answers.includes(true)) return toFinding('recipient_matches');
  if (answers.includes(undefined)) return toFinding('recipient_hash_unknown');
  const isComparable = answers.length > 0 || (ids.length > 0 && /^[a-z][a-z0-9+.-]*:/i.test(given));
  return toFinding(isComparable ? 'recipient_differs' : 'subject_unnamed');
}

function listIdentities({ recipient }: JsonObject, subjects: readonly JsonObject[]): Identity[] {
  const ofSubjects = subjects.flatMap(({ identifier }) => asArray(identifier)).filter(isJsonObject);
  const all = [...asArray(recipient).filter(isJsonObject), ...ofSubjects];
  return all.flatMap(({ identity, identityHash, hashed, salt }): Identity[] => {
    const value = toText(identity ?? identityHash);
    return value === undefined ? [] : [{ value, isHashed: hashed === true, salt: toText(salt) ?? '' }];
  });
}

/** Undefined when it is a digest of a kind that is not made here. */
async function isSame({ value, isHashed, salt }: Identity, given: string): Promise<boolean | undefined> {
  const lower = given.toLowerCase();
  if (!isHashed) return value.trim().toLowerCase() === lower;
  const [, digest] = /^sha256\$([0-9a-f]{64})$/i.exec(value.trim()) ?? [];
  if (digest === undefined) return undefined;
  const digests = await Promise.all([given, lower].map(async text => toHex(await digestText(text + salt))));
  return digests.includes(digest.toLowerCase());
}
