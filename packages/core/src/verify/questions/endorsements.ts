import { isJsonObject, type JsonObject } from '../../json.ts';
import { toFinding } from '../codes.ts';
import { domainOf, issuerIdOf, issuerNameOf } from '../issuer.ts';
import { listEndorsable } from '../parts.ts';
import type { Finding, Verdict } from '../report.ts';

/** An endorsement with the verdict on it; without a document when it is in a form that is not read here. */
export interface JudgedEndorsement {
  endorsement?: JsonObject;
  verdict: Verdict;
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
  if (!endorsement) return false;
  if (verdict !== 'valid' && verdict !== 'undetermined') return true;
  const subject = endorsement.credentialSubject;
  const isAboutThis =
    isJsonObject(subject) && listEndorsable(credential).some(({ node }) => node.id && node.id === subject.id);
  return !isAboutThis || issuerIdOf(endorsement) === issuerIdOf(credential);
}

function factsOf(judged: JudgedEndorsement) {
  const { endorsement = {}, verdict } = judged;
  return { endorser: nameOf(judged), issuerId: issuerIdOf(endorsement), reason: verdict };
}

function nameOf({ endorsement = {} }: JudgedEndorsement): string | undefined {
  return issuerNameOf(endorsement) ?? domainOf(issuerIdOf(endorsement));
}
