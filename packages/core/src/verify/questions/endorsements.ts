import { asArray, isJsonObject, type JsonObject } from '../../json.ts';
import { toFinding } from '../codes.ts';
import { domainOf, issuerIdOf, issuerNameOf } from '../issuer.ts';
import type { Finding, Verdict } from '../report.ts';

/** An endorsement with the verdict on it. */
export interface JudgedEndorsement {
  endorsement: JsonObject;
  verdict: Verdict;
}

/** More endorsements than this are not read. */
const mostEndorsements = 8;

/** The endorsements of the credential itself, of its achievement and of its issuer (Open Badges 3.0 §B.1.8). */
export function listEndorsements(credential: JsonObject): JsonObject[] {
  return listEndorsable(credential)
    .flatMap(({ endorsement }) => asArray(endorsement).filter(isJsonObject))
    .slice(0, mostEndorsements);
}

/** What an endorsement in a credential may be about. */
function listEndorsable(credential: JsonObject): JsonObject[] {
  const subject = isJsonObject(credential.credentialSubject) ? credential.credentialSubject : {};
  return [credential, subject.achievement, credential.issuer].filter(isJsonObject);
}

/** Do the endorsements hold? Each has to be valid itself, about something in this credential, and from somebody else. */
export function askEndorsements(credential: JsonObject, judged: readonly JudgedEndorsement[]): Finding {
  const broken = judged.find(carried => isBroken(carried, credential));
  if (broken) return toFinding('endorsement_broken', factsOf(broken));
  const unknown = judged.find(({ verdict }) => verdict === 'undetermined');
  if (unknown) return toFinding('endorsement_unknown', factsOf(unknown));
  const endorsers = judged.map(nameOf).filter(name => name !== undefined);
  return toFinding('endorsements_hold', {
    count: String(judged.length),
    endorser: endorsers.length === 0 ? undefined : [...new Set(endorsers)].join(', '),
  });
}

function isBroken({ endorsement, verdict }: JudgedEndorsement, credential: JsonObject): boolean {
  if (verdict !== 'valid' && verdict !== 'undetermined') return true;
  const subject = endorsement.credentialSubject;
  const isAboutThis = isJsonObject(subject) && listEndorsable(credential).some(({ id }) => id && id === subject.id);
  return !isAboutThis || issuerIdOf(endorsement) === issuerIdOf(credential);
}

function factsOf(judged: JudgedEndorsement) {
  return { endorser: nameOf(judged), issuerId: issuerIdOf(judged.endorsement), reason: judged.verdict };
}

function nameOf({ endorsement }: JudgedEndorsement): string | undefined {
  return issuerNameOf(endorsement) ?? domainOf(issuerIdOf(endorsement));
}
