import { isDateTimeStamp } from '../identifiers.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { parseJson } from '../limits.ts';
import { Malformed } from '../malformed.ts';

/** One line of a log (did:webvh 1.0, "The DID Log File"). `at` is `versionTime` in milliseconds. */
export interface LogEntry {
  versionId: string;
  versionTime: string;
  at: number;
  parameters: JsonObject;
  state: JsonObject;
  /** All that the line holds, with its proof. */
  whole: JsonObject;
}

/** Why a log proves nothing, as a stable code, and the line, counted from 1. */
export interface BrokenLog {
  problem: LogProblem;
  line: number;
}

/** Everything that can be wrong with a log. */
export type LogProblem =
  | 'not_a_log'
  | 'too_large'
  | 'too_many_entries'
  | 'method_unknown'
  | 'number_out_of_order'
  | 'time_out_of_order'
  | 'time_not_reached'
  | 'parameters_wrong'
  | 'scid_differs'
  | 'hash_differs'
  | 'key_not_authorised'
  | 'signature_wrong'
  | 'key_not_announced'
  | 'moved_without_leave'
  | 'other_identifier'
  | 'already_ended'
  | 'no_such_version'
  | 'not_witnessed';

/** An issuer that changes its keys every month fills this in eighty years; whoever writes more wants to keep us busy. */
const mostEntries = 1_000;
const longestLog = 1024 * 1024;

const lineLimits = { bytes: 64 * 1024, keys: 1_000, items: 500 };
const members = ['versionId', 'versionTime', 'parameters', 'state', 'proof'];

/** Reads the lines of a log. What they say is not asked here. */
export function parseLog(text: string): LogEntry[] | BrokenLog {
  if (text.length > longestLog) return { problem: 'too_large', line: 0 };
  const lines = text.replace(/\s+$/, '').split('\n', mostEntries + 1);
  if (lines.length > mostEntries) return { problem: 'too_many_entries', line: mostEntries + 1 };
  const entries: LogEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const entry = parseLine(line);
    if (!entry) return { problem: 'not_a_log', line: index + 1 };
    entries.push(entry);
  }
  return entries;
}

function parseLine(line: string): LogEntry | undefined {
  try {
    const whole = parseJson(line, lineLimits);
    return isJsonObject(whole) ? toEntry(whole) : undefined;
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}

/** The time is in UTC, as the standard wants it, so that no zone can turn the order around. */
function toEntry(whole: JsonObject): LogEntry | undefined {
  const { versionId, versionTime, parameters, state } = whole;
  const isTime = isDateTimeStamp(versionTime) && /(?:Z|\+00:00)$/.test(versionTime);
  if (typeof versionId !== 'string' || !isTime || !isJsonObject(parameters) || !isJsonObject(state)) return undefined;
  if (!Object.keys(whole).every(member => members.includes(member))) return undefined;
  return { versionId, versionTime, at: Date.parse(versionTime), parameters, state, whole };
}
