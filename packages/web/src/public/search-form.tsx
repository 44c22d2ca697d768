import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { paths } from './paths.ts';
import { landingWords } from './words.ts';

/** Search by words; what else is chosen stays chosen. The address holds it all. */
export function SearchForm({ query, kept = [] }: { query: string; kept?: readonly (readonly [string, string])[] }) {
  const say = useText(landingWords);
  return (
    <search>
      <form className="search-form" action={paths.catalogue} method="get">
        <label className="unseen" htmlFor="search-words">
          {say('searchLabel')}
        </label>
        <input id="search-words" type="search" name="q" defaultValue={query} placeholder={say('searchLabel')} />
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" icon="search">
          {say('searchButton')}
        </Button>
      </form>
    </search>
  );
}
