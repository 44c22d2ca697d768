import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { organisation, organisationProfile } from './organisations.ts';
import { email, interfaceLanguage, personName } from './shapes.ts';

/** First run: what is here, and the two ways to begin. */
export const installationContract = {
  readInstallation: endpoint({
    method: 'GET',
    path: '/installation',
    summary: 'Whether this Cairn is set up, and how it reaches people',
    needs: 'installation.begin',
    reply: z.object({
      state: z.enum(['empty', 'ready']),
      samples: z.enum(['none', 'loading', 'loaded']),
      publicUrl: z.string(),
      /** `outbox` when no mail server is configured: letters are kept and shown here. */
      mail: z.enum(['smtp', 'outbox']),
      /** Only this machine can reach it. */
      local: z.boolean(),
      setupCodeNeeded: z.boolean(),
    }),
    refusals: [],
  }),
  setUp: endpoint({
    method: 'POST',
    path: '/installation',
    summary: 'Set up the first organisation; the caller becomes operator and owner and is signed in',
    needs: 'installation.begin',
    perMinute: 10,
    body: z.object({
      organisation: organisationProfile,
      person: z.object({ name: personName, email, language: interfaceLanguage }),
      setupCode: z.string().max(40).optional(),
    }),
    status: 201,
    reply: organisation,
    refusals: ['setup_finished', 'setup_code_wrong', 'name_taken', 'too_many_requests'],
  }),
  loadSamples: endpoint({
    method: 'POST',
    path: '/samples',
    summary: 'Load three invented institutions; on an empty installation the caller is signed in as their owner',
    needs: 'installation.begin',
    perMinute: 6,
    body: z.object({ setupCode: z.string().max(40).optional() }),
    status: 201,
    reply: z.object({ organisations: z.array(organisation) }),
    refusals: ['samples_loaded', 'setup_code_wrong', 'not_signed_in', 'role_missing'],
  }),
} as const;
