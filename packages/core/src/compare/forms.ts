import type { Award } from '../award.ts';
import { fromEuropean, isEuropean, toEuropean } from '../formats/european/index.ts';
import { fromOpenBadge, toOpenBadge } from '../formats/index.ts';
import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { Malformed } from '../malformed.ts';
import { listProofs } from '../proof/index.ts';
import { disclose } from '../sd-jwt/index.ts';
import type { Given } from '../verify/report.ts';
import { isSdJwtVc, openCarried, openGiven } from '../verify/secured.ts';

/** The forms that are compared. */
export const formNames = ['open-badge', 'open-badge-token', 'sd-jwt', 'learner-record', 'european'] as const;
/** In which form an award is told. */
export type FormName = (typeof formNames)[number];

/** One award as one form tells it. */
export interface Told {
  form: FormName;
  award: Award;
  /** Its holder may have kept things back, so that its silence is no contradiction. */
  isPartial?: true;
}

const options = { extensionContextUrl: 'https://localhost/contexts/micro-credential/v1' };
const throughBadge = (award: Award): Award => fromOpenBadge(toOpenBadge(award, options));

/** What is left of an award that is written in a form and read back. */
const ways: Readonly<Record<FormName, (award: Award) => Award>> = {
  'open-badge': throughBadge,
  'open-badge-token': throughBadge,
  'sd-jwt': throughBadge,
  'learner-record': throughBadge,
  european: award => fromEuropean(toEuropean(award).document).award,
};

/** The award as a form can tell it: written in it and read back. */
export function through(form: FormName, award: Award): Award {
  return ways[form](award);
}

/**
 * The awards that were given, in whatever form: one, or all of a learner record.
 * @throws Malformed with the place, when nothing in it is an award that is read here
 */
export function readAwards(given: Given): Told[] {
  const secured = openGiven(given);
  if (isSdJwtVc(secured)) return [{ form: 'sd-jwt', award: fromOpenBadge(disclose(secured.sdJwt)), isPartial: true }];
  const { document, token } = secured;
  if (isEuropean(document)) return [{ form: 'european', award: fromEuropean(document).award }];
  if (asArray(document.type).includes('ClrCredential')) return readRecord(document);
  if (secured.sdJwt) return [{ form: 'sd-jwt', award: fromOpenBadge(document), isPartial: true }];
  const isPartial = listProofs(document).some(({ cryptosuite }) => cryptosuite === 'ecdsa-sd-2023');
  const told: Told = { form: token ? 'open-badge-token' : 'open-badge', award: fromOpenBadge(document) };
  return [isPartial ? { ...told, isPartial } : told];
}

function readRecord({ credentialSubject: subject }: JsonObject): Told[] {
  const carried = isJsonObject(subject) ? asArray(subject.verifiableCredential) : [];
  const awards = carried.flatMap(value => {
    const document = openCarried(value)?.document;
    return document === undefined ? [] : [fromOpenBadge(document)];
  });
  if (awards.length > 0) return awards.map(award => ({ form: 'learner-record', award }));
  throw new Malformed(
    '/credentialSubject/verifiableCredential',
    'missing',
    'The record holds no award that is read here.',
  );
}
