import type { Text } from '../messages/text.ts';
import type { Fault } from './trouble.ts';

type AppText = Text<'required' | 'emailWrong' | 'urlWrong'>;

/** Says of each place what is wrong with it; places that are right say nothing. */
export function faultsOf(found: Record<string, string | undefined | false>): Fault[] {
  return Object.entries(found).flatMap(([at, sentence]) => (sentence ? [{ at, sentence }] : []));
}

export function checkRequired(t: AppText, value: string): string | undefined {
  return value.trim() === '' ? t('required') : undefined;
}

export function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value.trim());
}

export function checkEmail(t: AppText, value: string, optional = false): string | undefined {
  if (optional && value.trim() === '') return undefined;
  return isEmail(value) ? undefined : t('emailWrong');
}

export function isWebAddress(value: string): boolean {
  const address = URL.parse(value.trim());
  return address !== null && /^https?:$/.test(address.protocol);
}

export function checkWebAddress(t: AppText, value: string, optional = false): string | undefined {
  if (optional && value.trim() === '') return undefined;
  return isWebAddress(value) ? undefined : t('urlWrong');
}

/** `name` with the value trimmed, or nothing when there is none: optional members are left out, never sent empty. */
export function given<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  return value.trim() === '' ? {} : ({ [name]: value.trim() } as Partial<Record<Name, string>>);
}
