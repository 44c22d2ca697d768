import type { Sentence } from '../../language.ts';
import type { FindingCode } from '../codes.ts';

/** Is what it points to still what it was, and is it written as the schema wants that it names? */
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
  schema_kept: {
    en: 'It is written as the description that it names wants it.',
    ar: 'كُتبت كما يريد الوصف الذي تذكره.',
  },
  schema_broken: {
    en: 'It is not written as the description that it names wants it.',
    ar: 'لم تُكتب كما يريد الوصف الذي تذكره.',
  },
  schema_not_read: {
    en: 'It names a description of how it should be written, which could not be read.',
    ar: 'تذكر وصفًا لطريقة كتابتها، وقد تعذّرت قراءته.',
  },
  schema_not_asked: {
    en: 'It names a description of how it should be written, which was not looked up here.',
    ar: 'تذكر وصفًا لطريقة كتابتها، ولم يُبحث عن ذلك الوصف هنا.',
  },
  schema_untrusted: {
    en: 'It names a description of how it should be written, whose signature does not hold here.',
    ar: 'تذكر وصفًا لطريقة كتابتها، ولم يثبت توقيع ذلك الوصف هنا.',
  },
  schema_kind_unknown: {
    en: 'It names a description of how it should be written of a kind that is not read here.',
    ar: 'تذكر وصفًا لطريقة كتابتها من نوع لا يُقرأ هنا.',
  },
} satisfies Partial<Record<FindingCode, Sentence>>;
