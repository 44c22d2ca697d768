import { ChoiceField, LongTextField, TextField } from '../../app/fields.tsx';
import { controlId, focusControl } from '../../app/form.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { assessments, participations, supervisions, useChoices } from './choices.ts';
import type { WrittenGrade } from './writing.ts';
import { useTextPart, useWriting } from './writing-context.tsx';

/** How learners show it, under whose eyes, and how results are told. */
export function HowShown() {
  const t = useText(words.editor);
  const choices = useChoices();
  return (
    <section aria-labelledby="shown-title">
      <h2 id="shown-title">{t('shownTitle')}</h2>
      <div className="editor-trio">
        <ChoiceField
          at="/assessment"
          label={t('assessment')}
          empty={t('choose')}
          choices={choices('assessment', assessments)}
          {...useTextPart('assessmentType')}
        />
        <ChoiceField
          at="/participation"
          label={t('participation')}
          empty={t('choose')}
          choices={choices('participation', participations)}
          {...useTextPart('participation')}
        />
        <ChoiceField
          at="/supervision"
          label={t('supervision')}
          optional
          empty={t('choose')}
          choices={choices('supervision', supervisions)}
          {...useTextPart('supervision')}
        />
      </div>
      <LongTextField
        at="/assessment/description"
        label={t('assessmentDescription')}
        optional
        rows={2}
        {...useTextPart('assessmentDescription')}
      />
      <Grades />
    </section>
  );
}

const kinds = ['LetterGrade', 'RawScore', 'Percent', 'Status'] as const;

function newGrade(): WrittenGrade {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  const id = `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  return { id, name: '', resultType: 'LetterGrade', allowed: '', min: '', max: '', required: '', kept: undefined };
}

function Grades() {
  const t = useText(words.editor);
  const { writing, change } = useWriting();
  const { grades } = writing;
  const add = () => {
    change({ grades: [...grades, newGrade()] });
    setTimeout(() => focusControl(`/resultDescriptions/${grades.length}/name`), 60);
  };
  return (
    <fieldset className="editor-grades">
      <legend>{t('gradesTitle')}</legend>
      <p className="help">{t('gradesNote')}</p>
      {grades.map((grade, index) => (
        <Grade
          key={grade.id}
          index={index}
          grade={grade}
          onChange={next => change({ grades: grades.with(index, next) })}
          onRemove={() => change({ grades: grades.toSpliced(index, 1) })}
        />
      ))}
      <Button look="bare" icon="plus" id={controlId('/resultDescriptions')} onClick={add}>
        {t('addGrade')}
      </Button>
    </fieldset>
  );
}

function Grade({
  index,
  grade,
  onChange,
  onRemove,
}: {
  index: number;
  grade: WrittenGrade;
  onChange: (grade: WrittenGrade) => void;
  onRemove: () => void;
}) {
  const t = useText(words.editor);
  const at = (part: string) => `/resultDescriptions/${index}/${part}`;
  const part = (name: 'name' | 'allowed' | 'min' | 'max' | 'required') => ({
    value: grade[name],
    onChange: (value: string) => onChange({ ...grade, [name]: value }),
  });
  const known = kinds.map(kind => ({ value: kind as string, label: t(`grade_${kind}`) }));
  const all = known.some(kind => kind.value === grade.resultType)
    ? known
    : [...known, { value: grade.resultType, label: grade.resultType }];
  const isNumber = grade.resultType === 'RawScore' || grade.resultType === 'Percent';
  return (
    <div className="editor-grade">
      <div className="editor-pair">
        <TextField at={at('name')} label={t('gradeName')} {...part('name')} />
        <ChoiceField
          at={at('resultType')}
          label={t('gradeKind')}
          choices={all}
          value={grade.resultType}
          onChange={resultType => onChange({ ...grade, resultType })}
        />
      </div>
      <div className="editor-trio">
        {isNumber ? (
          <>
            <TextField at={at('valueMin')} label={t('gradeMin')} optional inputMode="decimal" {...part('min')} />
            <TextField at={at('valueMax')} label={t('gradeMax')} optional inputMode="decimal" {...part('max')} />
          </>
        ) : (
          grade.resultType !== 'Status' && (
            <TextField
              at={at('allowedValue')}
              label={t('gradeAllowed')}
              help={t('gradeAllowedHelp')}
              {...part('allowed')}
            />
          )
        )}
        <TextField at={at('requiredValue')} label={t('gradeRequired')} optional {...part('required')} />
      </div>
      <Button look="bare" icon="close" onClick={onRemove}>
        {t('removeGrade')}
      </Button>
    </div>
  );
}
