import { findHidden, neverHiddenClaims } from '../formats/sd-jwt-vc/never-hidden.ts';
import { fromNumericDate } from '../jose/index.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { SdJwt } from '../sd-jwt/index.ts';
import { toFinding, toWarning } from './codes.ts';
import type { Basis } from './evidence.ts';
import { issuerIdOf } from './issuer.ts';
import { judgeSecured } from './judge-token.ts';
import { askRecognition } from './questions/recognition.ts';
import { askStatus, listStatusNews } from './questions/status.ts';
import { askValidity } from './questions/validity.ts';
import type { Finding, Report } from './report.ts';
import type { Secured } from './secured.ts';
import { judgeType } from './type-metadata.ts';
import { toVerdict } from './verdict.ts';

/** Answers every question about an SD-JWT VC. It is no document of the data model, so its claims are asked themselves. */
export async function reportSdJwtVc(secured: Secured & { sdJwt: SdJwt }, basis: Basis): Promise<Report> {
  const { sdJwt, document, shown } = secured;
  const { payload } = sdJwt.token;
  const signed = await judgeSecured(secured, basis);
  const type = judgeType(payload, shown?.claims ?? {}, shown?.hidden ?? [], basis.evidence);
  const structure = askClaims(payload, shown?.hidden ?? []);
  const findings: Finding[] = [
    structure.answer === 'pass' ? (type.finding ?? structure) : structure,
    signed.integrity,
    signed.key,
    await askStatus(secured, basis),
    askValidity(toDates(payload), undefined, basis.now),
    askRecognition(basis.evidence, { id: issuerIdOf(document), name: undefined }),
    toFinding('holder_not_asked'),
  ];
  const warnings = [...type.warnings, ...(await listStatusNews(secured, basis)), toWarning('unfamiliar_kind')];
  return { verdict: toVerdict(findings), findings, judgedFor: basis.now.toISOString(), warnings };
}

function askClaims(payload: JsonObject, hidden: readonly string[]): Finding {
  if ('@context' in payload) return toFinding('form_unknown');
  const { vct, cnf } = payload;
  const covered = findHidden(neverHiddenClaims, hidden);
  if (covered !== undefined) return toFinding('not_a_credential', { problem: 'hidden' }, `/${covered}`);
  if (typeof vct !== 'string' || vct === '') return toFinding('not_a_credential', { problem: 'missing' }, '/vct');
  if (cnf !== undefined && !isJsonObject(cnf)) return toFinding('not_a_credential', { problem: 'wrong_type' }, '/cnf');
  return toFinding('well_formed', { kind: vct });
}

/** The dates of the claims in the words of the data model. What is no number reads as a date that nobody can read. */
function toDates({ nbf, exp }: JsonObject): JsonObject {
  return {
    ...(nbf === undefined ? {} : { validFrom: fromNumericDate(nbf) }),
    ...(exp === undefined ? {} : { validUntil: fromNumericDate(exp) }),
  };
}
