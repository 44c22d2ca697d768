import type { ReplyOf } from '@cairn/api';
import type { achievementsContract } from '@cairn/api/achievements';
import type { CatalogueFilter, CatalogueOrder, CataloguePage } from '@cairn/api/pages';
import type { Language } from '../platform/actor.ts';
import { present, toCard } from './achievement-model.ts';

type Found = ReplyOf<typeof achievementsContract.searchCatalogue>;
type FilterName = 'participation' | 'level' | 'hours';

/** What the address of the catalogue asks for. */
export interface CatalogueSearch {
  words: string;
  order: CatalogueOrder;
  chosen: Readonly<Record<FilterName, readonly string[]>>;
  /** Number of rows before the first one shown. */
  skipped: number;
  /** The same as the endpoint of the API takes it. */
  query: {
    search: string;
    sort: CatalogueOrder;
    participation: string;
    level: string;
    time: string;
    limit: number;
    cursor?: string;
  };
}

const pageLength = 12;
const orders: readonly CatalogueOrder[] = ['match', 'title', 'newest', 'shortest'];

function listOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.filter(each => typeof each === 'string' && each.length <= 60).slice(0, 8);
}

/** Reads the address; what makes no sense is left out rather than refused. */
export function readSearch(address: Readonly<Record<string, unknown>>): CatalogueSearch {
  const words = (listOf(address['q'])[0] ?? '').trim();
  const order = orders.find(known => known === address['order']) ?? 'match';
  const chosen = {
    participation: listOf(address['participation']),
    level: listOf(address['level']),
    hours: listOf(address['hours']),
  };
  const skipped = Math.min(Math.max(Number.parseInt(String(address['from'] ?? '0'), 10) || 0, 0), 100_000);
  return {
    words,
    order,
    chosen,
    skipped,
    query: {
      search: words,
      sort: order,
      participation: chosen.participation.join(','),
      level: chosen.level.join(','),
      time: chosen.hours.join(','),
      limit: pageLength,
      ...(skipped > 0 ? { cursor: String(skipped) } : {}),
    },
  };
}

const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  online: { en: 'Online', ar: 'عن بُعد' },
  onsite: { en: 'On site', ar: 'حضوريًا' },
  blended: { en: 'Partly online', ar: 'مدمج' },
  workplace: { en: 'At a workplace', ar: 'في مكان العمل' },
  volunteering: { en: 'As a volunteer', ar: 'بالتطوّع' },
  'self-directed': { en: 'In your own way', ar: 'بالتعلّم الذاتي' },
  'under-30': { en: 'Under 30 hours', ar: 'أقل من 30 ساعة' },
  '30-to-100': { en: '30 to 100 hours', ar: 'من 30 إلى 100 ساعة' },
  'over-100': { en: 'Over 100 hours', ar: 'أكثر من 100 ساعة' },
};

function toFilter(
  name: FilterName,
  counts: Readonly<Record<string, number>>,
  chosen: readonly string[],
  language: Language,
): CatalogueFilter {
  const choices = Object.entries(counts).map(([value, count]) => ({
    value,
    label: labels[value]?.[language] ?? value,
    count,
    chosen: chosen.includes(value),
  }));
  return { name, choices };
}

function addressOf(search: CatalogueSearch, from: number): string {
  const parameters = new URLSearchParams();
  if (search.words) parameters.set('q', search.words);
  for (const [name, values] of Object.entries(search.chosen))
    for (const value of values) parameters.append(name, value);
  if (search.order !== 'match') parameters.set('order', search.order);
  if (from > 0) parameters.set('from', String(from));
  return parameters.size > 0 ? `/catalogue?${parameters}` : '/catalogue';
}

/** The catalogue as its page shows it. */
export function toCataloguePage(
  search: CatalogueSearch,
  found: Found,
  totals: { achievements: number; issuers: number },
  language: Language,
): CataloguePage {
  const { skipped, chosen } = search;
  const next = skipped + found.items.length;
  return {
    kind: 'catalogue',
    query: search.words,
    order: search.order,
    filters: [
      toFilter('participation', found.facets.participation, chosen.participation, language),
      toFilter('level', found.facets.level, chosen.level, language),
      toFilter('hours', found.facets.time, chosen.hours, language),
    ],
    items: found.items.map(toCard),
    total: found.total,
    first: skipped + 1,
    totalPublished: totals.achievements,
    totalIssuers: totals.issuers,
    ...present({
      previousPath: skipped > 0 ? addressOf(search, Math.max(0, skipped - pageLength)) : undefined,
      nextPath: next < found.total ? addressOf(search, next) : undefined,
    }),
  };
}
