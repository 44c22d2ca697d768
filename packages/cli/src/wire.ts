import type { Wire } from '@cairn/api';

/** Nothing at that address speaks as Cairn does. */
export class ServerSilent extends Error {}

/** The typed client's way to the server. It follows no redirect, so that a key never travels on. @throws ServerSilent */
export function toWire(fetcher: typeof fetch): Wire {
  return {
    async fetch(url, request) {
      const answer = await fetcher(url, { ...request, redirect: 'error' }).catch(() => {
        throw new ServerSilent();
      });
      if (!/[/+]json\b/.test(answer.headers.get('content-type') ?? '')) throw new ServerSilent();
      return { status: answer.status, text: () => answer.text() };
    },
  };
}
