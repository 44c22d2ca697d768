import { api } from '../../app/wire.ts';

/** Everything that is published here, page by page: what can be chosen has to be complete. */
export async function listIssuable(organisationId: string): Promise<{ id: string; title: string }[]> {
  const found: { id: string; title: string }[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor ? { cursor } : {}) };
    const page = await api.achievements.listAchievements({ params: { organisationId }, query });
    found.push(...page.items.filter(item => item.publishedVersion !== null).map(({ id, title }) => ({ id, title })));
    cursor = page.next;
  } while (cursor);
  return found;
}
