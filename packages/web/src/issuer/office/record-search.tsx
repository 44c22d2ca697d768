import { useEffect, useState } from 'react';
import { ChoiceField, TextField } from '../../app/fields.tsx';
import { parseText } from '../../app/search-words.ts';
import { words } from '../../app/words.ts';
import { type Text, useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';

type OfficeText = Text<keyof typeof words.office.en>;
type Kind = Extract<keyof typeof words.office.en, `${string}.${string}`>;

/** What a person does for themselves is in no organisation's record. */
const kinds = Object.keys(words.office.en).filter(
  (key): key is Kind => key.includes('.') && !key.startsWith('person.'),
);

/** What happened in words; a kind without words as it is. */
export function kindWords(t: OfficeText, kind: string): string {
  const known = kinds.find(each => each === kind);
  return known ? t(known) : kind;
}

const parseDay = (value: unknown) => {
  const text = parseText(value);
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
};
const parseId = (value: unknown) => {
  const text = parseText(value);
  return text && /^[a-z0-9]{16,40}$/.test(text) ? text : undefined;
};
/** The id in what was written: alone, or in an address that was pasted. */
const findId = (text = '') => /(?<![a-z0-9])[a-z0-9]{16,40}(?![a-z0-9])/.exec(text)?.[0];
const parseKind = (value: unknown) => {
  const text = parseText(value);
  return text && /^[a-z-]{1,40}\.[a-z-]{1,40}$/.test(text) ? text : undefined;
};

/** What the address of the record may say. */
export const recordReaders = {
  kind: parseKind,
  actor: parseId,
  from: parseDay,
  until: parseDay,
  subject: parseId,
  cursor: parseText,
};

export type RecordWords = { [Name in keyof typeof recordReaders]?: string | undefined };

/** The search without the page it is on. */
export function withoutCursor({ cursor: _, ...search }: RecordWords): RecordWords {
  return search;
}

export function isNarrowed(search: RecordWords): boolean {
  return Object.values(withoutCursor(search)).some(Boolean);
}

/** Narrows the record: what, who, when, about what. It stands in the address, so that it can be sent to somebody. */
export function RecordSearch({
  search,
  names,
  go,
}: {
  search: RecordWords;
  names: ReadonlyMap<string, string>;
  go: (search: RecordWords) => void;
}) {
  const t = useText(words.office);
  const app = useText(words.app);
  const [values, setValues] = useState(search);
  useEffect(() => setValues(search), [search]);
  const field = (name: keyof RecordWords) => ({
    at: `/${name}`,
    value: values[name] ?? '',
    onChange: (value: string) => setValues({ ...values, [name]: value.trim() || undefined }),
    optional: true,
  });
  const people = [...names].map(([value, label]) => ({ value, label }));
  const isKnown = search.actor === undefined || names.has(search.actor);
  const actors = isKnown ? people : [...people, { value: search.actor ?? '', label: t('bySomebody') }];
  return (
    <search>
      <form
        className="record-search"
        aria-label={t('recordSearch')}
        onSubmit={event => {
          event.preventDefault();
          go({ ...withoutCursor(values), subject: findId(values.subject) });
        }}
      >
        <ChoiceField
          {...field('kind')}
          label={t('recordWhat')}
          empty={app('all')}
          choices={kinds.map(value => ({ value, label: t(value) }))}
        />
        <ChoiceField {...field('actor')} label={t('recordWho')} empty={app('all')} choices={actors} />
        <TextField {...field('from')} type="date" label={t('recordFrom')} />
        <TextField {...field('until')} type="date" label={t('recordUntil')} />
        <TextField {...field('subject')} label={t('recordSubjectId')} ltr maxLength={300} />
        <div className="actions">
          <Button look="plain" type="submit" icon="search">
            {app('search')}
          </Button>
          {isNarrowed(search) && (
            <Button look="bare" onClick={() => go({})}>
              {t('recordAll')}
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}
