import type { achievementsContract } from '@cairn/api/achievements';
import type { Routes } from '../../platform/http/exchange.ts';
import { searchCatalogue } from './catalogue.ts';
import { createAchievement, deleteDraft, getAchievement, listAchievements, saveAchievement } from './drafts.ts';
import { publishAchievement } from './publish-achievement.ts';

/** Endpoints of definitions and of the catalogue. */
export const routes = {
  listAchievements,
  createAchievement,
  getAchievement,
  saveAchievement,
  publishAchievement,
  deleteDraft,
  searchCatalogue,
} satisfies Routes<typeof achievementsContract>;
