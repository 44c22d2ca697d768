import { toWarning } from '../verify/codes.ts';
import type { Report } from '../verify/report.ts';
import type { Logged } from './receipt.ts';

/**
 * A report with what the log showed of the same credential. It is told and decides nothing: whoever has no receipt, or cannot
 * check it, loses nothing by that.
 * @param logged of `checkReceipt`, for the credential of the report
 */
export function withLogged(report: Report, { origin, before, witnesses }: Logged): Report {
  const facts = { log: origin, loggedAt: before.toISOString() };
  const names = witnesses.filter(({ at }) => at <= before).map(({ name }) => name);
  const warning =
    names.length === 0
      ? toWarning('logged_before', facts)
      : toWarning('logged_witnessed', { ...facts, witnesses: names.join(', ') });
  return { ...report, warnings: [...report.warnings, warning] };
}
