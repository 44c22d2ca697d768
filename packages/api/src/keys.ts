import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, organisationParams } from './shapes.ts';

export const signingKey = z.object({
  id,
  verificationMethod: z.string(),
  publicKeyMultibase: z.string(),
  state: z.enum(['active', 'retired']),
  createdAt: instant,
  retiredAt: instant.nullable(),
  backedUpAt: instant.nullable(),
});

export const keysContract = {
  listKeys: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/keys',
    summary: 'Signing keys, and the identifier they sign for',
    needs: 'key.read',
    params: organisationParams,
    reply: z.object({ issuerId: z.string(), method: z.enum(['did:web', 'did:key']), items: z.array(signingKey) }),
    refusals: ['not_found'],
  }),
  rotateKey: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/keys',
    summary: 'Retire the active key and make a new one (did:web only; retired keys go on verifying)',
    needs: 'key.rotate',
    stepUp: true,
    params: organisationParams,
    body: z.object({}),
    status: 201,
    reply: signingKey,
    refusals: ['not_found', 'role_missing', 'key_missing', 'key_is_identifier', 'step_up_required'],
  }),
  backUpKeys: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/keys/backup',
    summary: 'All keys of the organisation, sealed with a passphrase (scrypt, AES-256-GCM)',
    needs: 'key.back-up',
    stepUp: true,
    params: organisationParams,
    body: z.object({ passphrase: z.string().max(200) }),
    reply: z.object({ fileName: z.string(), content: z.string() }),
    refusals: ['not_found', 'role_missing', 'passphrase_too_short', 'step_up_required'],
  }),
} as const;
