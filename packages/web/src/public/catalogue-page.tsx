import type { CatalogueOrder, CataloguePage as Model } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { AchievementList } from './achievement-row.tsx';
import { paths } from './paths.ts';
import { SearchForm } from './search-form.tsx';
import { catalogueWords } from './words.ts';

type Kept = readonly (readonly [string, string])[];

const chosenOf = (page: Model): Kept =>
  page.filters.flatMap(filter =>
    filter.choices.filter(choice => choice.chosen).map(choice => [filter.name, choice.value] as const),
  );

/** The address of the list with these words, filters and order. */
function addressOf(query: string, kept: Kept, order: CatalogueOrder): string {
  const parameters = new URLSearchParams(kept.map(([name, value]) => [name, value]));
  if (query) parameters.set('q', query);
  if (order !== 'match') parameters.set('order', order);
  return parameters.size > 0 ? `${paths.catalogue}?${parameters}` : paths.catalogue;
}

function Filters({ page }: { page: Model }) {
  const say = useText(catalogueWords);
  const chosen = chosenOf(page);
  return (
    <form className="filters" action={paths.catalogue} method="get">
      {page.query && <input type="hidden" name="q" value={page.query} />}
      {page.order !== 'match' && <input type="hidden" name="order" value={page.order} />}
      {page.filters
        .filter(filter => filter.choices.length > 0)
        .map(filter => (
          <fieldset key={filter.name}>
            <legend>{say(`filter_${filter.name}`)}</legend>
            {filter.choices.map(choice => (
              <Checkbox
                key={choice.value}
                name={filter.name}
                value={choice.value}
                defaultChecked={choice.chosen}
                label={
                  <>
                    <bdi>{choice.label}</bdi> <span className="count">{say('count', { count: choice.count })}</span>
                  </>
                }
              />
            ))}
          </fieldset>
        ))}
      <p className="actions">
        <Button type="submit" look="plain">
          {say('apply')}
        </Button>
        {chosen.length > 0 && (
          <LinkButton look="bare" href={addressOf(page.query, [], page.order)}>
            {say('clear')}
          </LinkButton>
        )}
      </p>
    </form>
  );
}

/** Filters that are set, each with the way to take it away. */
function ChosenFilters({ page }: { page: Model }) {
  const say = useText(catalogueWords);
  const chosen = chosenOf(page);
  if (chosen.length === 0) return null;
  const labelOf = (name: string, value: string) =>
    page.filters.find(filter => filter.name === name)?.choices.find(choice => choice.value === value)?.label ?? value;
  return (
    <ul className="chosen">
      {chosen.map(entry => (
        <li key={entry.join('=')}>
          <a
            className="tag tag-remove"
            href={addressOf(
              page.query,
              chosen.filter(other => other !== entry),
              page.order,
            )}
            aria-label={say('remove', { filter: labelOf(...entry) })}
          >
            <bdi>{labelOf(...entry)}</bdi>
            <Icon name="close" />
          </a>
        </li>
      ))}
    </ul>
  );
}

const orders = ['match', 'title', 'newest', 'shortest'] as const;

function Order({ page }: { page: Model }) {
  const say = useText(catalogueWords);
  return (
    <form className="order" action={paths.catalogue} method="get">
      {page.query && <input type="hidden" name="q" value={page.query} />}
      {chosenOf(page).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="order">{say('orderBy')}</label>
      <select id="order" name="order" defaultValue={page.order}>
        {orders.map(order => (
          <option key={order} value={order}>
            {say(`order_${order}`)}
          </option>
        ))}
      </select>
      <Button type="submit" look="plain">
        {say('sort')}
      </Button>
    </form>
  );
}

function Pager({ page }: { page: Model }) {
  const say = useText(catalogueWords);
  const last = page.first + page.items.length - 1;
  return (
    <nav className="pager" aria-label={say('pages')}>
      <span>{say('shown', { first: page.first, last, total: page.total })}</span>
      <span className="actions">
        {page.previousPath && (
          <a href={page.previousPath} rel="prev">
            {say('previous')}
          </a>
        )}
        {page.nextPath && (
          <a href={page.nextPath} rel="next">
            {say('next')} <Icon name="arrow" />
          </a>
        )}
      </span>
    </nav>
  );
}

/** All that can be earned here. Words, filters, order and page are in the address. */
export function CataloguePage({ page }: { page: Model }) {
  const say = useText(catalogueWords);
  const { query, total } = page;
  return (
    <>
      <div className="opening">
        <h1 className="title">{say('title')}</h1>
        <p className="lead">{say('lead', { achievements: page.totalPublished, issuers: page.totalIssuers })}</p>
        <SearchForm query={query} kept={chosenOf(page)} />
      </div>
      <div className="catalogue">
        <details className="narrow">
          <summary>{say('narrow')}</summary>
          <Filters page={page} />
        </details>
        <div>
          <div className="found">
            <h2>{query ? say('foundFor', { count: total, query }) : say('found', { count: total })}</h2>
            <ChosenFilters page={page} />
            {total > 1 && <Order page={page} />}
          </div>
          {page.items.length > 0 ? (
            <>
              <AchievementList cards={page.items} />
              <Pager page={page} />
            </>
          ) : (
            <EmptyState sentence={say('none')}>
              <LinkButton look="plain" href={paths.catalogue}>
                {say('showAll')}
              </LinkButton>
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}
