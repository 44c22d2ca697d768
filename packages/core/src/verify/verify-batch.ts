import { isBundle, parseBundle, verifyBundle } from '../continuity/index.ts';
import { readAnything } from '../image/index.ts';
import { Malformed } from '../malformed.ts';
import type { Find } from './evidence.ts';
import { toGiven } from './given.ts';
import type { Given, Report } from './report.ts';
import { type Outside, verify } from './verify.ts';

const usualConcurrency = 8;

/** What came of one item: the credential with its report, or why nothing in it could be read. */
export type BatchAnswer = { credential: Given; report: Report } | { malformed: Malformed };

/**
 * Verifies many: documents (credentials and continuity bundles), texts, or the bytes of files of every kind that
 * `readAnything` knows. Whatever several of them need (a list, a key document) is looked up once. There is one answer for
 * each, in the order given, and an item that cannot be read spoils none of the others.
 * @param outside as for `verify`; `concurrency` is how many are judged at a time, 8 unless said otherwise
 */
export async function verifyBatch(
  items: readonly (Uint8Array | Given)[],
  outside: Outside & { concurrency?: number },
): Promise<BatchAnswer[]> {
  const { concurrency = usualConcurrency } = outside;
  const shared: Outside = { ...outside, find: shareFind(outside.find) };
  const answers: BatchAnswer[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) answers[index] = await answerTo(item, shared);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, items.length)) }, work));
  return answers;
}

/** Asks each address once; whoever asks again gets the same answer, even while it is still under way. */
export function shareFind(find: Find): Find {
  const answers = new Map<string, ReturnType<Find>>();
  return (url, what) => {
    const key = what === 'resource' ? `${what} ${url}` : url;
    const answer = answers.get(key) ?? find(url, what);
    answers.set(key, answer);
    return answer;
  };
}

async function answerTo(item: Uint8Array | Given, outside: Outside): Promise<BatchAnswer> {
  try {
    const credential = await toCredential(item);
    if (!isBundle(credential)) return { credential, report: await verify(credential, outside) };
    const bundle = parseBundle(credential);
    return { credential: bundle.credential, report: await verifyBundle(bundle, outside) };
  } catch (problem) {
    if (problem instanceof Malformed) return { malformed: problem };
    throw problem;
  }
}

async function toCredential(item: Uint8Array | Given): Promise<Given> {
  if (typeof item === 'object' && !(item instanceof Uint8Array)) return item;
  const read = await readAnything(item);
  const given = toGiven(read);
  if (given !== undefined) return given;
  throw new Malformed('', 'unknown_format', 'This only points to a credential.');
}
