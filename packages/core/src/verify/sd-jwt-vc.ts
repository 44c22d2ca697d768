import { isJsonObject, type JsonObject } from '../json.ts';
import { Malformed } from '../malformed.ts';
import { disclose, type SdJwt } from '../sd-jwt/index.ts';
import { toFinding, toWarning } from './codes.ts';
import type { Basis } from './evidence.ts';
import { issuerIdOf } from './issuer.ts';
import { judgeToken } from './judge-token.ts';
import { askRecognition } from './questions/recognition.ts';
import { askStatus, listStatusNews } from './questions/status.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Report } from './report.ts';
import type { Secured } from './secured.ts';
import { toExpectedIssuer } from './signature.ts';
import { toVerdict } from './verdict.ts';

/** What the header of such a token says that it is; the second is the older name. */
const kinds = ['dc+sd-jwt', 'vc+sd-jwt'];

/** Claims that the issuer may not hide (SD-JWT VC §2.2.2.2), for what judging goes by has to be there for everybody. */
const neverHidden = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status'];

/** Answers every question about an SD-JWT VC. It is no document of the data model, so its claims are asked themselves. */
export async function reportSdJwt(secured: Secured & { sdJwt: SdJwt }, basis: Basis): Promise<Report> {
  const { sdJwt, document } = secured;
  const { payload, header } = sdJwt.token;
  const expected = toExpectedIssuer(document);
  const signed = await judgeToken(sdJwt.token, expected, basis, kinds);
  const claims = findClaims(sdJwt);
  const findings: Finding[] = [
    askClaims(payload, claims),
    header.typ === undefined ? toFinding('signature_for_other_purpose', signed.integrity.facts) : signed.integrity,
    signed.key,
    await askStatus(secured, basis),
    askValidity(toDates(payload), undefined, basis.now),
    askRecognition(basis.evidence, { id: issuerIdOf(document), name: undefined }),
    toFinding('holder_not_asked'),
  ];
  if (!claims && findings[1]?.answer === 'pass')
    findings[1] = toFinding('disclosure_not_covered', signed.integrity.facts);
  const warnings = [...(await listStatusNews(secured, basis)), toWarning('unfamiliar_kind')];
  return { verdict: toVerdict(findings), findings, judgedFor: basis.now.toISOString(), warnings };
}

/** The claims with what is shown in its place. Undefined when something is shown that the issuer did not hide there. */
function findClaims(sdJwt: SdJwt): JsonObject | undefined {
  try {
    return disclose(sdJwt);
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}

function askClaims(payload: JsonObject, claims: JsonObject | undefined): Finding {
  if ('@context' in payload) return toFinding('form_unknown');
  const { vct, cnf } = payload;
  if (typeof vct !== 'string' || vct === '') return toFinding('not_a_credential', { problem: 'missing' }, '/vct');
  const hidden = neverHidden.find(name => claims && name in claims && !(name in payload));
  if (hidden !== undefined) return toFinding('not_a_credential', { problem: 'hidden' }, `/${hidden}`);
  if (cnf !== undefined && !isJsonObject(cnf)) return toFinding('not_a_credential', { problem: 'wrong_type' }, '/cnf');
  return toFinding('well_formed', { kind: vct });
}

/** The dates of the claims in the words of the data model. What is no number reads as a date that nobody can read. */
function toDates({ nbf, exp }: JsonObject): JsonObject {
  const toInstant = (seconds: unknown) => {
    const date = new Date(typeof seconds === 'number' ? seconds * 1_000 : Number.NaN);
    return Number.isNaN(date.getTime()) ? 'unreadable' : date.toISOString();
  };
  return {
    ...(nbf === undefined ? {} : { validFrom: toInstant(nbf) }),
    ...(exp === undefined ? {} : { validUntil: toInstant(exp) }),
  };
}
