/** What can be earned here: drafts, frozen versions, and the catalogue. */
export { getPublished, isAchievementOf, listPublishedOf, searchCatalogue } from './catalogue.ts';
export { countCatalogue } from './catalogue-store.ts';
export { createAchievement } from './drafts.ts';
export { publishAchievement } from './publish-achievement.ts';
export { reactions } from './reactions.ts';
export { routes } from './routes.ts';
