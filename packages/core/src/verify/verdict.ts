import type { Finding, Question, Verdict } from './report.ts';

/** The questions that decide, and what a no to them means. */
const deciding: readonly [Question, Verdict][] = [
  ['structure', 'invalid'],
  ['integrity', 'invalid'],
  ['issuer-key', 'invalid'],
  ['status', 'revoked'],
];

/** The verdict that follows from the findings. */
export function toVerdict(findings: readonly Finding[]): Verdict {
  const answerTo = (question: Question) => findings.find(finding => finding.question === question);
  for (const [question, verdict] of deciding) if (answerTo(question)?.answer === 'fail') return verdict;
  if (answerTo('resources')?.answer === 'fail') return 'invalid';
  const validity = answerTo('validity');
  if (validity?.answer === 'fail') return toVerdictOfDates(validity.code);
  const isKnown = deciding.every(([question]) => answerTo(question)?.answer === 'pass');
  return isKnown ? 'valid' : 'undetermined';
}

function toVerdictOfDates(code: string): Verdict {
  if (code === 'dates_unreadable') return 'invalid';
  return code === 'not_yet_valid' || code === 'not_yet_signed' ? 'not-yet-valid' : 'expired';
}
