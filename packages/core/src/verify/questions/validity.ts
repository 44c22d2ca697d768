import type { JsonObject } from '../../json.ts';
import { toFinding } from '../codes.ts';
import { toText, toTime } from '../instant.ts';
import type { Finding } from '../report.ts';

/** Clocks differ; a signature may seem this much younger than now. */
const clockToleranceMs = 5 * 60_000;

/**
 * Is it in date (VCDM 2.0 §4.9, in 1.1 §4.6)? A signature has dates of its own: it cannot count before it was made, nor
 * after its `expires` (Data Integrity §2.1).
 */
export function askValidity(credential: JsonObject, proof: JsonObject | undefined, now: Date): Finding {
  const from = credential.validFrom ?? credential.issuanceDate;
  const until = credential.validUntil ?? credential.expirationDate;
  const { created, expires } = proof ?? {};
  const facts = { validFromAt: toText(from), validUntilAt: toText(until), issuer: undefined };
  const [fromTime, untilTime, createdTime, expiresTime] = [from, until, created, expires].map(toTime);
  for (const [at, value, time] of [
    ['/validFrom', from, fromTime],
    ['/validUntil', until, untilTime],
    ['/proof/created', created, createdTime],
    ['/proof/expires', expires, expiresTime],
  ] as const) {
    if (value !== undefined && time === undefined) return toFinding('dates_unreadable', facts, at);
  }
  const time = now.getTime();
  if (time < (fromTime ?? time)) return toFinding('not_yet_valid', facts);
  if (time > (untilTime ?? time)) return toFinding('expired', facts);
  if (time + clockToleranceMs < (createdTime ?? time)) {
    return toFinding('not_yet_signed', { ...facts, signedAt: toText(created) });
  }
  if (time > (expiresTime ?? time)) {
    return toFinding('signature_expired', { ...facts, signatureEndedAt: toText(expires) });
  }
  return toFinding(until === undefined ? 'no_end' : 'in_date', facts);
}
