import { ChoiceField, LongTextField, TextField } from '../../app/fields.tsx';
import { controlId } from '../../app/form.tsx';
import { words } from '../../app/words.ts';
import { nameOfLanguage, useText } from '../../messages/text.ts';
import { stackabilities, useChoices } from './choices.ts';
import { useTextPart } from './writing-context.tsx';

const contentLanguages =
  'ar bg cs da de el en es et fi fr ga hi hr hu id it ja ko lt lv mi ms mt nb nl nn pl pt ro ru sk sl sv sw tr uk ur vi zh'.split(
    ' ',
  );
const types = ['MicroCredential', 'Badge', 'Certificate', 'Course', 'Competency', 'Achievement'] as const;

/** Title and the sentence for somebody who has never heard of it: written as on paper. */
export function TitleAndSentence() {
  const t = useText(words.editor);
  const title = useTextPart('title');
  const description = useTextPart('description');
  return (
    <section className="editor-title">
      <label htmlFor={controlId('/title')}>{t('title')}</label>
      <input
        className="bare-field name-field"
        id={controlId('/title')}
        dir="auto"
        value={title.value}
        onChange={event => title.onChange(event.target.value)}
        autoComplete="off"
      />
      <label htmlFor={controlId('/description')}>{t('description')}</label>
      <textarea
        className="bare-field"
        id={controlId('/description')}
        rows={2}
        dir="auto"
        value={description.value}
        onChange={event => description.onChange(event.target.value)}
      />
    </section>
  );
}

export function LanguageAndKind() {
  const t = useText(words.editor);
  const language = useTextPart('language');
  const type = useTextPart('achievementType');
  const languages = [...new Set([...contentLanguages, language.value])]
    .map(code => ({ value: code, label: nameOfLanguage(t.language, code) }))
    .sort((one, other) => one.label.localeCompare(other.label, t.language));
  const known = types.map(value => ({ value: value as string, label: t(`type_${value}`) }));
  const kinds = known.some(kind => kind.value === type.value)
    ? known
    : [...known, { value: type.value, label: type.value }];
  return (
    <div className="editor-pair">
      <ChoiceField at="/language" label={t('languageOf')} choices={languages} {...language} />
      <ChoiceField at="/achievementType" label={t('type')} choices={kinds} {...type} />
    </div>
  );
}

export function HowEarned() {
  const t = useText(words.editor);
  return (
    <section aria-labelledby="criteria-title">
      <h2 id="criteria-title">{t('criteriaTitle')}</h2>
      <LongTextField
        at="/criteria"
        label={t('criteria')}
        help={t('criteriaHelp')}
        rows={4}
        {...useTextPart('criteria')}
      />
    </section>
  );
}

export function MoreDetails() {
  const t = useText(words.editor);
  const choices = useChoices();
  return (
    <section aria-labelledby="more-title">
      <h2 id="more-title">{t('moreTitle')}</h2>
      <LongTextField
        at="/prerequisites"
        label={t('prerequisites')}
        optional
        rows={2}
        {...useTextPart('prerequisites')}
      />
      <ChoiceField
        at="/stackability"
        label={t('stackability')}
        optional
        empty={t('choose')}
        choices={choices('stackability', stackabilities)}
        {...useTextPart('stackabilityType')}
      />
      <TextField
        at="/stackability/description"
        label={t('stackabilityDescription')}
        optional
        {...useTextPart('stackabilityDescription')}
      />
      <TextField
        at="/furtherInformation"
        type="url"
        label={t('furtherInformation')}
        optional
        {...useTextPart('furtherInformation')}
      />
      <TextField at="/tags" label={t('tags')} help={t('tagsHelp')} optional {...useTextPart('tags')} />
      <div className="editor-pair">
        <TextField at="/humanCode" label={t('humanCode')} optional {...useTextPart('humanCode')} />
        <TextField
          at="/validForMonths"
          label={t('validFor')}
          help={t('validForHelp')}
          optional
          inputMode="numeric"
          {...useTextPart('validForMonths')}
        />
      </div>
    </section>
  );
}
