import { type DateDetail, formatDate, formatNumber, useLanguage } from '../messages/text.ts';

/** A name exactly as it is written, isolated from the direction of the text around it. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}

/** A day, or an instant in UTC, in the reader's language. `iso` is ISO 8601. */
export function DateText({ iso, detail = 'day' }: { iso: string; detail?: DateDetail }) {
  const language = useLanguage();
  return <time dateTime={iso}>{formatDate(language, iso, detail)}</time>;
}

/** A number in the reader's digits. */
export function NumberText({ value }: { value: number }) {
  return <span className="number">{formatNumber(useLanguage(), value)}</span>;
}
