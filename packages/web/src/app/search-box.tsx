import { useEffect, useState } from 'react';
import { useText } from '../messages/text.ts';
import { Button } from '../ui/button.tsx';
import { words } from './words.ts';

/** One field to search a list with; what is searched stands in the address, so that it can be sent to somebody. */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const t = useText(words.app);
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <search>
      <form
        className="search-box"
        onSubmit={event => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={event => setText(event.target.value)}
          dir="auto"
        />
        <Button look="plain" type="submit">
          {t('search')}
        </Button>
      </form>
    </search>
  );
}
