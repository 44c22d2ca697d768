import type { Permission } from './permissions.ts';

/**
 * Addresses outside the API, and the permission that each asks for: pages, documents and protocols at places that standards
 * fix. They are for everybody; whatever asks for more stands in the API. The server refuses to start with a route that is
 * neither here nor an endpoint. HEAD goes with GET.
 */
export const addresses: Readonly<Record<string, Permission>> = {
  'GET /livez': 'probe.read',
  'GET /readyz': 'probe.read',
  'GET /metrics': 'probe.read',

  'GET /': 'page.read',
  'GET /assets/*': 'page.read',
  'GET /verify-worker.js': 'page.read',
  'GET /robots.txt': 'page.read',
  'GET /catalogue': 'page.read',
  'GET /accessibility': 'page.read',
  'GET /privacy': 'page.read',
  'GET /how-checking-works': 'page.read',
  'GET /verify': 'page.read',
  'GET /start': 'page.read',
  'GET /start/organisation': 'page.read',
  'GET /start/further': 'page.read',
  'GET /sign-in': 'page.read',
  'GET /sign-in/:token': 'page.read',
  'GET /account': 'page.read',
  'GET /outbox': 'page.read',
  'GET /claim': 'page.read',
  'GET /claim/:token': 'page.read',
  'GET /wallet': 'page.read',
  'GET /wallet/:credentialId': 'page.read',
  'GET /console': 'page.read',
  'GET /console/*': 'page.read',

  'GET /issuers/:slug': 'page.read',
  'GET /achievements/:achievementId': 'page.read',
  'GET /achievements/:achievementId/badge.svg': 'page.read',
  'GET /achievements/:achievementId/badge.png': 'page.read',
  'GET /credentials/:credentialId': 'page.read',
  'GET /credentials/:credentialId/credential.json': 'document.read',
  'GET /credentials/:credentialId/credential.tlog-proof': 'document.read',
  'GET /credentials/:credentialId/badge.svg': 'document.read',
  'GET /credentials/:credentialId/badge.png': 'document.read',

  'GET /contexts/micro-credential/v1': 'document.read',
  'GET /issuers/:slug/did.json': 'document.read',
  'GET /issuers/:slug/did.jsonl': 'document.read',
  'GET /status/:listId': 'document.read',
  'GET /log/checkpoint': 'document.read',
  'GET /log/key': 'document.read',
  'GET /log/keys': 'document.read',
  'GET /log/continued': 'document.read',
  'GET /log/tile/*': 'document.read',

  'GET /conformance/status-lists/1': 'document.read',
  'GET /conformance/manifest': 'conformance.call',
  'GET /1.0/identifiers/:did': 'conformance.call',
  'POST /issuers/:name/credentials/issue': 'conformance.call',
  'POST /credentials/derive': 'conformance.call',
  'POST /credentials/status': 'conformance.call',
  'POST /credentials/verify': 'conformance.call',
  'POST /presentations/verify': 'conformance.call',
};
