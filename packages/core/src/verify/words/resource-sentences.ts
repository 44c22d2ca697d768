import type { Sentence } from '../../language.ts';
import type { FindingCode } from '../codes.ts';

/** Is what it points to still what it was? */
export const resourceSentences = {
  resources_same: {
    en: 'Everything it points to is as it was.',
    ar: 'كل ما تشير إليه ما زال كما كان.',
  },
  resource_differs: {
    en: 'Something it points to is not what it was when the award was signed: {resource}',
    ar: 'شيء مما تشير إليه لم يعد كما كان عند توقيعها: {resource}',
  },
  resource_unknown: {
    en: 'Something it points to was not compared with what it was: {resource}',
    ar: 'شيء مما تشير إليه لم تجرِ مقارنته بما كان عليه: {resource}',
  },
  resource_digest_unknown: {
    en: 'It says in a way that is not read here what it points to was: {resource}',
    ar: 'تصف ما تشير إليه بطريقة لا تُقرأ هنا: {resource}',
  },
} satisfies Partial<Record<FindingCode, Sentence>>;
