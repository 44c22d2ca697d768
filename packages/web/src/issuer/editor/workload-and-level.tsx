import { ChoiceField, TextField } from '../../app/fields.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { emptyLevel, toNumber } from './writing.ts';
import { useTextPart, useWriting } from './writing-context.tsx';

const creditKinds = ['ECTS', 'ECVET', 'CATS', 'NZQCF credits', 'US semester hours'];
const frameworks = ['EQF', 'QF-EHEA', 'NQF', 'NZQCF', 'AQF', 'RQF', 'SCQF', 'NLQF', 'NFQ', 'NKR', 'SAQF'];

/** The value is offered even when it is not one of the known ones. */
const choicesWith = (known: string[], value: string) =>
  [...new Set([...known, value])].filter(Boolean).map(name => ({ value: name, label: name }));

/** How long it takes and how demanding it is. */
export function WorkloadAndLevel() {
  const t = useText(words.editor);
  const { writing } = useWriting();
  const value = useTextPart('creditsValue');
  const kind = useTextPart('creditsFramework');
  const isHalf = (writing.creditsValue.trim() !== '') !== (writing.creditsFramework !== '');
  return (
    <section aria-labelledby="load-title">
      <h2 id="load-title">{t('loadTitle')}</h2>
      <div className="editor-trio">
        <TextField
          at="/workloadHours"
          label={t('hours')}
          optional
          inputMode="decimal"
          {...useTextPart('workloadHours')}
        />
        <TextField at="/credits/value" label={t('creditsValue')} optional inputMode="decimal" {...value} />
        <ChoiceField
          at="/credits/framework"
          label={t('creditsFramework')}
          optional
          empty={t('choose')}
          choices={choicesWith(creditKinds, kind.value)}
          {...kind}
        />
      </div>
      {isHalf && <Note answer="person">{t('creditsHalf')}</Note>}
      <NumberTrouble />
      <Levels />
      <TextField at="/fieldOfStudy" label={t('field')} optional {...useTextPart('fieldOfStudy')} />
    </section>
  );
}

/** What is no number is said, not silently dropped. */
function NumberTrouble() {
  const t = useText(words.app);
  const { writing } = useWriting();
  const isWrong = (text: string) => text.trim() !== '' && toNumber(text) === undefined;
  if (!isWrong(writing.workloadHours) && !isWrong(writing.creditsValue)) return null;
  return <Note answer="fail">{t('numberWrong')}</Note>;
}

function Levels() {
  const t = useText(words.editor);
  const { writing, change } = useWriting();
  const { levels } = writing;
  const at = (index: number) => (index === 0 ? '/levels' : `/levels/${index}`);
  return (
    <>
      {levels.map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: levels are told apart by their place alone
        <div className="editor-trio" key={index}>
          <ChoiceField
            at={`${at(index)}/framework`}
            label={t('levelFramework')}
            choices={choicesWith(frameworks, level.framework)}
            value={level.framework}
            onChange={framework => change({ levels: levels.with(index, { ...level, framework }) })}
          />
          <TextField
            at={at(index)}
            label={t('levelValue')}
            value={level.value}
            onChange={value => change({ levels: levels.with(index, { ...level, value }) })}
          />
          {levels.length > 1 && (
            <Button
              look="bare"
              icon="close"
              className="at-field"
              onClick={() => change({ levels: levels.toSpliced(index, 1) })}
            >
              {t('removeLevel')}
            </Button>
          )}
        </div>
      ))}
      <Button look="bare" icon="plus" onClick={() => change({ levels: [...levels, emptyLevel] })}>
        {t('addLevel')}
      </Button>
    </>
  );
}
