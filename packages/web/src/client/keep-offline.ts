const cacheName = 'cairn-check-page';

/** Keeps this page and every file it has loaded, so that the next visit needs no network. Old files go. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/verify-worker.js', { scope: '/verify' });
  const loaded = performance
    .getEntriesByType('resource')
    .map(entry => entry.name)
    .filter(name => name.startsWith(`${location.origin}/assets/`));
  await caches.delete(cacheName);
  await (await caches.open(cacheName)).addAll([...new Set([location.pathname, ...loaded])]);
}
