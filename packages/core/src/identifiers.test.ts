import { describe, expect, it } from 'vitest';
import { isAbsoluteUri, isDateTimeStamp, isInstant, isLanguageTag } from './identifiers.ts';

describe('isAbsoluteUri', () => {
  it.each([
    'https://lindon.example/a?b=c#d',
    'urn:uuid:7a4c1c2e-9a0b-4f7e-8a55-2f1f5f3a9d10',
    'did:web:lindon.example%3A3000',
    'https://مثال.example/شارة',
    'mailto:registrar@lindon.example',
    `data:image/png;base64,${'A'.repeat(5_000)}`,
  ])('%.60s is one', uri => expect(isAbsoluteUri(uri)).toBe(true));

  it.each([
    '',
    'badge-1',
    '/a/b',
    '//lindon.example/a',
    'https://',
    'https://a b.example/',
    'https://a.example/<b>',
    'https://a.example/"',
    'urn:x:a\nb',
    'urn:x:a\u0000b',
    '_:b0',
    '#a',
    'https:',
    `https://a.example/${'a'.repeat(2_048)}`,
    42,
    null,
    undefined,
    ['https://a.example/'],
  ])('%s is none', uri => expect(isAbsoluteUri(uri)).toBe(false));
});

describe('isInstant and isDateTimeStamp', () => {
  it.each(['2026-06-12T00:00:00Z', '2024-02-29T23:59:59+14:00', '0999-12-31T12:30:00-00:30'])('%s is both', text => {
    expect([isInstant(text), isDateTimeStamp(text)]).toEqual([true, true]);
  });

  it('fractions of a second are a dateTimeStamp, but no instant of ours', () => {
    expect([isInstant('2026-06-12T00:00:00.5Z'), isDateTimeStamp('2026-06-12T00:00:00.5Z')]).toEqual([false, true]);
  });

  it.each([
    '2026-06-12',
    '2026-06-12T00:00:00',
    '2026-06-12T00:00Z',
    '2026-06-12 00:00:00Z',
    '2026-06-12T24:00:00Z',
    '2026-06-12T00:60:00Z',
    '2026-06-12T00:00:60Z',
    '2026-06-31T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-06-12T00:00:00+14:01',
    '2026-06-12T00:00:00+0100',
    '2026-06-12T00:00:00.Z',
    '٢٠٢٦-٠٦-١٢T00:00:00Z',
    ' 2026-06-12T00:00:00Z',
    20260612,
  ])('%s is neither', text => {
    expect([isInstant(text), isDateTimeStamp(text)]).toEqual([false, false]);
  });
});

describe('isLanguageTag', () => {
  it.each(['en', 'ar', 'pt-BR', 'zh-Hant', 'zh-Hant-TW', 'es-419', 'fil'])('%s is one', tag => {
    expect(isLanguageTag(tag)).toBe(true);
  });
  it.each(['', 'English', 'EN', 'en_GB', 'en-gb', 'zh-hant', 'x', 7])('%s is none', tag => {
    expect(isLanguageTag(tag)).toBe(false);
  });
});
