import type { ReadinessPack } from '@cairn/api/achievements';

type Item = ReadinessPack['items'][number];

/** What has to be closed before publishing: Open Badges always, EU Annex I for micro-credentials. One gap counts once. */
export function listRequiredGaps(packs: readonly ReadinessPack[], achievementType: string): Item[] {
  const binding = packs.filter(({ pack }) => pack === 'open-badges' || achievementType === 'MicroCredential');
  return unmet(binding).filter(item => item.required);
}

/** What would make it better, and is nobody’s condition. */
export function listAdvice(packs: readonly ReadinessPack[], achievementType: string): Item[] {
  const required = new Set(listRequiredGaps(packs, achievementType).map(item => item.at));
  return unmet(packs).filter(item => !required.has(item.at));
}

function unmet(packs: readonly ReadinessPack[]): Item[] {
  const items = packs.flatMap(({ items }) => items).filter(item => !item.met);
  const byPlace = new Map<string, Item>();
  for (const item of items) {
    const known = byPlace.get(item.at);
    if (item.at === '/organisation' || !known || (item.required && !known.required)) {
      byPlace.set(item.at === '/organisation' ? item.id : item.at, item);
    }
  }
  return [...byPlace.values()];
}

/** Items met of all items of a pack, optional ones included. */
export function countMet({ items }: ReadinessPack): { met: number; of: number } {
  return { met: items.filter(item => item.met).length, of: items.length };
}
