import type { Find } from '@cairn/core';

const longestMs = 8_000;
const largestBytes = 2 * 1024 * 1024;

/** The text of an answer, or undefined when it is longer than anything that is looked up here. */
async function readCapped(answer: Response): Promise<string | undefined> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let read = await reader.read(), size = 0; !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > largestBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(read.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Looks up keys and lists from this browser: without cookies, without saying where from, within eight seconds. */
export const findFromBrowser: Find = async url => {
  if (!navigator.onLine && new URL(url).hostname !== location.hostname) return { unreachable: 'offline' };
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(longestMs),
      headers: { accept: 'application/json, application/ld+json;q=0.9, */*;q=0.1' },
    });
    if (!answer.ok) return { unreachable: `status_${answer.status}` };
    const body = await readCapped(answer);
    const foundAt = `${new Date().toISOString().slice(0, 19)}Z`;
    const mediaType = answer.headers.get('content-type');
    return body === undefined ? { unreachable: 'too_large' } : { body, foundAt, ...(mediaType && { mediaType }) };
  } catch {
    return { unreachable: 'no_answer' };
  }
};
