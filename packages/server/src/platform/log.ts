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
  address?: string;
  detail?: string;
  /** Name, code and stack are kept; the message too, since it is ours or a library's. */
  error?: unknown;
}

/** Structured lines on standard output. `event` is a short constant sentence. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
