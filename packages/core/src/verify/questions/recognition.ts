import { toFinding } from '../codes.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../report.ts';

/** Was the issuer allowed to award it? Only somebody who keeps a register can say so. */
export function askRecognition(evidence: Evidence, issuer: { id: string; name: string | undefined }): Finding {
  const { recognition } = evidence;
  const facts = { issuer: issuer.name, issuerId: issuer.id };
  if (!recognition) return toFinding('recognition_not_asked', facts);
  const { answer, by, fromAt, untilAt } = recognition;
  const isBounded = fromAt !== undefined && untilAt !== undefined;
  const code = {
    pass: isBounded ? 'recognised_for_a_time' : 'recognised',
    fail: 'not_recognised',
    unknown: 'recognition_unknown',
  } as const;
  return toFinding(code[answer], { ...facts, by, fromAt, untilAt });
}
