import type { Achievement } from '@cairn/core/award';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, languageTag, line, organisationParams, page, pageQuery, text, url } from './shapes.ts';

export const alignment = z.object({
  targetName: line,
  targetUrl: url,
  targetCode: line.optional(),
  targetDescription: text.optional(),
  targetFramework: line.optional(),
  targetType: line.optional(),
});
export const level = z.object({ framework: line, value: line, uri: url.optional() });
export const resultDescription = z.object({
  id: z.string().min(1).max(300),
  name: line,
  resultType: line,
  allowedValue: z.array(line).max(50).optional(),
  valueMin: line.optional(),
  valueMax: line.optional(),
  requiredValue: line.optional(),
  requiredLevel: z.string().max(300).optional(),
});

/**
 * What an author writes. Everything may still be missing in a draft, so that it can be saved at any moment;
 * readiness says what is missing before it may be published.
 */
export const definition = z.object({
  language: languageTag.default('en'),
  title: z.string().trim().max(300).default(''),
  description: z.string().trim().max(2000).default(''),
  achievementType: z.string().max(60).default('MicroCredential'),
  outcomes: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        text: z.string().trim().max(1000),
        skills: z.array(alignment).max(20).default([]),
      }),
    )
    .max(60)
    .default([]),
  criteria: z.string().trim().max(10_000).default(''),
  workloadHours: z.number().positive().max(10_000).optional(),
  credits: z.object({ framework: line, value: z.number().positive().max(1000) }).optional(),
  levels: z.array(level).max(10).default([]),
  fieldOfStudy: line.optional(),
  assessment: z
    .object({
      type: z.enum(['testing', 'application-of-skill', 'portfolio', 'prior-learning']),
      description: z.string().trim().max(2000).optional(),
    })
    .optional(),
  participation: z.enum(['online', 'onsite', 'blended', 'workplace', 'volunteering', 'self-directed']).optional(),
  supervision: z
    .enum([
      'unsupervised-unidentified',
      'supervised-unidentified',
      'supervised-online-identified',
      'supervised-onsite-identified',
    ])
    .optional(),
  qualityAssurance: z
    .array(
      z.object({ type: z.enum(['internal', 'external']), body: line, statement: text.optional(), url: url.optional() }),
    )
    .max(10)
    .default([]),
  prerequisites: z.string().trim().max(4000).optional(),
  stackability: z
    .object({
      type: z.enum(['stand-alone', 'independent-module', 'part-of-larger']),
      description: z.string().trim().max(2000).optional(),
    })
    .optional(),
  furtherInformation: url.optional(),
  humanCode: line.optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(30).default([]),
  alignment: z.array(alignment).max(30).default([]),
  resultDescriptions: z.array(resultDescription).max(10).default([]),
  /** Months for which a credential is valid; without it, it does not run out. */
  validForMonths: z.number().int().positive().max(600).optional(),
});
export type Definition = z.output<typeof definition>;
export type DefinitionInput = z.input<typeof definition>;

export const readinessItem = z.object({
  id: z.string(),
  met: z.boolean(),
  required: z.boolean(),
  /** Field of the definition (JSON Pointer) or `/organisation` where the gap is closed. */
  at: z.string(),
});
export const readinessPack = z.object({ pack: z.enum(['open-badges', 'eu-annex-1']), items: z.array(readinessItem) });
export type ReadinessPack = z.output<typeof readinessPack>;

export const achievementSummary = z.object({
  id,
  title: z.string(),
  description: z.string(),
  state: z.enum(['draft', 'published', 'changed']),
  publishedVersion: z.number().int().nullable(),
  updatedAt: instant,
  issuedCount: z.number().int(),
  outcomes: z.array(z.string()),
  levels: z.array(level),
});
export const achievement = z.object({
  id,
  organisationId: id,
  /** Permanent public address; also its id inside every credential. */
  publicUrl: z.string(),
  state: z.enum(['draft', 'published', 'changed']),
  /** Grows with every save; send it back to save safely. */
  revision: z.number().int(),
  definition,
  versions: z.array(z.object({ version: z.number().int(), publishedAt: instant, publishedBy: z.string().nullable() })),
  readiness: z.array(readinessPack),
  updatedAt: instant,
});
export type AchievementView = z.output<typeof achievement>;

/** A published achievement as the public sees it. */
export const publishedAchievement = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  organisationSlug: z.string(),
  publicUrl: z.string(),
  version: z.number().int(),
  publishedAt: instant,
  achievement: z.custom<Achievement>(value => typeof value === 'object' && value !== null),
  validForMonths: z.number().int().nullable(),
  sample: z.boolean(),
});
export type PublishedAchievement = z.output<typeof publishedAchievement>;

const params = organisationParams.extend({ achievementId: id });

export const achievementsContract = {
  listAchievements: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/achievements',
    summary: 'Achievements of an organisation',
    needs: 'achievement.read',
    params: organisationParams,
    query: z.object({
      ...pageQuery,
      search: z.string().max(200).optional(),
      state: z.enum(['draft', 'published', 'changed']).optional(),
    }),
    reply: page(achievementSummary),
    refusals: ['not_found'],
  }),
  createAchievement: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/achievements',
    summary: 'Begin a definition',
    needs: 'achievement.write',
    params: organisationParams,
    body: z.object({ definition }),
    status: 201,
    idempotent: 'in-one-transaction',
    reply: achievement,
    refusals: ['not_found', 'role_missing'],
  }),
  getAchievement: endpoint({
    method: 'GET',
    path: '/organisations/:organisationId/achievements/:achievementId',
    summary: 'A definition with its readiness',
    needs: 'achievement.read',
    params,
    reply: achievement,
    refusals: ['not_found'],
  }),
  saveAchievement: endpoint({
    method: 'PUT',
    path: '/organisations/:organisationId/achievements/:achievementId',
    summary: 'Save the draft',
    needs: 'achievement.write',
    params,
    body: z.object({ definition, revision: z.number().int() }),
    reply: achievement,
    refusals: ['not_found', 'role_missing', 'draft_changed'],
  }),
  publishAchievement: endpoint({
    method: 'POST',
    path: '/organisations/:organisationId/achievements/:achievementId/versions',
    summary: 'Publish the draft as the next version; it is frozen from then on',
    needs: 'achievement.publish',
    params,
    body: z.object({ revision: z.number().int() }),
    status: 201,
    reply: achievement,
    refusals: ['not_found', 'role_missing', 'draft_changed', 'achievement_not_ready', 'nothing_to_publish'],
  }),
  deleteDraft: endpoint({
    method: 'DELETE',
    path: '/organisations/:organisationId/achievements/:achievementId/draft',
    summary: 'Drop the draft: back to the last version, or away if never published',
    needs: 'achievement.write',
    params,
    reply: z.object({ remains: z.boolean() }),
    refusals: ['not_found', 'role_missing'],
  }),
  searchCatalogue: endpoint({
    method: 'GET',
    path: '/catalogue',
    summary: 'Published achievements of all organisations here',
    needs: 'page.read',
    query: z.object({
      ...pageQuery,
      search: z.string().max(200).optional(),
      organisation: z.string().max(60).optional(),
      participation: z.string().max(200).optional(),
      level: z.string().max(100).optional(),
      time: z.string().max(60).optional(),
      sort: z.enum(['match', 'title', 'newest', 'shortest']).default('match'),
    }),
    reply: page(publishedAchievement).extend({
      facets: z.object({
        participation: z.record(z.string(), z.number()),
        level: z.record(z.string(), z.number()),
        time: z.record(z.string(), z.number()),
      }),
    }),
    refusals: [],
  }),
} as const;
