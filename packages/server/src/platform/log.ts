import { pino } from 'pino';
import type { Config } from './config.ts';

/** All that a log line may carry: codes, ids and numbers; never a name, an address, a body or a token. */
export interface LogFields {
  requestId?: string;
  method?: string;
  /** The pattern of the route, not the path that was asked for. */
  route?: string;
  status?: number;
  durationMs?: number;
  code?: string;
  room?: string;
  job?: string;
  jobId?: string;
  eventId?: string;
  eventKind?: string;
  letterId?: string;
  organisationId?: string;
  personId?: string;
  attempt?: number;
  count?: number;
  /** Name, code, constraint and stack are kept. */
  error?: unknown;
}

/** Structured lines on standard output. `event` is a short constant sentence. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const allowed = [
  ...['requestId', 'method', 'route', 'status', 'durationMs', 'code', 'room', 'job', 'jobId', 'eventId', 'eventKind'],
  ...['letterId', 'organisationId', 'personId', 'attempt', 'count'],
] as const satisfies (keyof LogFields)[];

/** A log at that level; `write` replaces standard output in tests. */
export function openLog(level: Config['logLevel'], write?: (line: string) => void): Log {
  const options = { level, base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime };
  const lines = write ? pino(options, { write }) : pino(options);
  return {
    debug: (event, fields) => lines.debug(toLine(fields), event),
    info: (event, fields) => lines.info(toLine(fields), event),
    warn: (event, fields) => lines.warn(toLine(fields), event),
    error: (event, fields) => lines.error(toLine(fields), event),
  };
}

/** Only what is on the list goes through, whatever the caller's types let slip. */
function toLine(fields: LogFields = {}): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const name of allowed) {
    const value = fields[name];
    if (typeof value === 'string' || typeof value === 'number') line[name] = value;
  }
  if (fields.error !== undefined) line.error = toErrorLine(fields.error);
  return line;
}

/** PostgreSQL repeats values of rows in `detail` and in some messages, so of its errors only code and constraint are kept. */
function toErrorLine(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const isFromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const frames = error.stack?.split('\n').filter(line => line.startsWith('    at '));
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(!isFromDatabase && { message: error.message }),
    stack: frames?.slice(0, 12).join('\n'),
    ...(error.cause instanceof Error && { cause: toErrorLine(error.cause) }),
  };
}
