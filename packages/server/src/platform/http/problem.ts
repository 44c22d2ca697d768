import { type RefusalCode, refusalSentence, refusals } from '@cairn/api/refusals';
import { Malformed } from '@cairn/core/malformed';
import { z } from 'zod';
import type { Language } from '../actor.ts';
import { DatabaseAway } from '../database/trouble.ts';
import { type Facts, type ProblemAt, Refusal } from '../refusal.ts';
import { SigningDelayed } from '../signer/signing-trouble.ts';

/** An RFC 9457 problem, with the headers it needs. */
export interface Problem {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: {
    type: string;
    /** For people, in their language. */
    title: string;
    status: number;
    /** For programs, stable. */
    code: RefusalCode | 'bug';
    problems?: readonly ProblemAt[];
    requestId: string;
  };
}

/** Input that does not have the shape of its endpoint. `from` says which part of the request. */
export class ShapeMismatch extends Error {
  override readonly name = 'ShapeMismatch';
  readonly from: 'body' | 'query';
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(from: 'body' | 'query', issues: readonly z.core.$ZodIssue[]) {
    super('the request does not have the shape of its endpoint');
    this.from = from;
    this.issues = issues;
  }
}

/** The sentences of zod in each language, for issues that a schema does not word itself. */
export const issueWording = { en: z.locales.en().localeError, ar: z.locales.ar().localeError };

const bugSentences = {
  en: 'Something went wrong on our side. Nothing you sent is at fault; tell the operator the request number {requestId}.',
  ar: 'حدث خطأ من جانبنا، وليس فيما أرسلته أي خلل. أبلغ مشغّل النظام برقم الطلب {requestId}.',
};

/** The one place where what was thrown becomes what the caller reads. What is no refusal is a bug, and says nothing of itself. */
export function toProblem(error: unknown, language: Language, requestId: string): Problem {
  const of = (code: RefusalCode, facts: Facts = {}, problems?: readonly ProblemAt[]): Problem =>
    refused(code, facts, problems, language, requestId);
  if (error instanceof Refusal) return of(error.code, error.facts, error.problems);
  if (error instanceof Malformed) return of('request_malformed', {}, [{ at: error.at, sentence: error.sentence }]);
  if (error instanceof ShapeMismatch) return of('request_malformed', {}, toProblems(error));
  if (error instanceof DatabaseAway) return of('unavailable', { seconds: 2 });
  if (error instanceof SigningDelayed) return of(error.code, { seconds: error.seconds });
  return fromFastify(error, of) ?? bug(language, requestId);
}

/** Whether it has to be looked into. */
export function isBug({ body }: Problem): boolean {
  return body.code === 'bug';
}

function refused(
  code: RefusalCode,
  facts: Facts,
  problems: readonly ProblemAt[] | undefined,
  language: Language,
  requestId: string,
): Problem {
  const { status } = refusals[code];
  const texts = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
  const title = refusalSentence(code, language, texts);
  const retryAfter = status === 503 || status === 429 ? { 'retry-after': texts.seconds ?? '2' } : {};
  return {
    status,
    headers: { ...retryAfter, 'content-language': language },
    body: { type: typeOf(code), title, status, code, ...(problems && { problems }), requestId },
  };
}

function bug(language: Language, requestId: string): Problem {
  const title = bugSentences[language].replace('{requestId}', requestId);
  const body = { type: typeOf('bug'), title, status: 500, code: 'bug', requestId } as const;
  return { status: 500, headers: { 'content-language': language }, body };
}

const typeOf = (code: string) => `urn:cairn:problem:${code}`;

/** JSON Pointers into the body; names of the query with a question mark in front. */
function toProblems({ from, issues }: ShapeMismatch): ProblemAt[] {
  return issues.slice(0, 50).map(({ path, message }) => {
    const segments = path.map(segment => String(segment).replaceAll('~', '~0').replaceAll('/', '~1'));
    const at = from === 'query' ? `?${segments.join('.')}` : segments.map(segment => `/${segment}`).join('');
    return { at, sentence: message };
  });
}

/** Faults that Fastify finds before a story begins, by its codes. */
function fromFastify(
  error: unknown,
  of: (code: RefusalCode, facts?: Facts, problems?: readonly ProblemAt[]) => Problem,
): Problem | undefined {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (typeof code !== 'string' || !code.startsWith('FST_ERR_')) return undefined;
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return of('request_malformed', {}, [{ at: '', sentence: 'Send the body as application/json.' }]);
  }
  return statusCode === 400 ? of('request_malformed') : undefined;
}
