import { ChoiceField, LongTextField, TextField } from '../../app/fields.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import { emptyQuality } from './writing.ts';
import { useWriting } from './writing-context.tsx';

/** Who answers for the quality, inside and outside. */
export function QualityAssurance() {
  const t = useText(words.editor);
  const { writing, change } = useWriting();
  const { quality } = writing;
  const types = [
    { value: 'internal', label: t('quality_internal') },
    { value: 'external', label: t('quality_external') },
  ];
  return (
    <section aria-labelledby="quality-title">
      <h2 id="quality-title">{t('qualityTitle')}</h2>
      {quality.map((entry, index) => {
        const at = index === 0 ? '/qualityAssurance' : `/qualityAssurance/${index}`;
        const part = (name: 'type' | 'body' | 'statement' | 'url') => ({
          value: entry[name],
          onChange: (value: string) => change({ quality: quality.with(index, { ...entry, [name]: value }) }),
        });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: bodies are told apart by their place alone
          <div className="editor-grade" key={index}>
            <div className="editor-pair">
              <TextField at={at} label={t('qualityBody')} {...part('body')} />
              <ChoiceField at={`${at}/type`} label={t('qualityType')} choices={types} {...part('type')} />
            </div>
            <LongTextField
              at={`${at}/statement`}
              label={t('qualityStatement')}
              optional
              rows={2}
              {...part('statement')}
            />
            <TextField at={`${at}/url`} type="url" label={t('qualityUrl')} optional {...part('url')} />
            {quality.length > 1 && (
              <Button look="bare" icon="close" onClick={() => change({ quality: quality.toSpliced(index, 1) })}>
                {t('removeQuality')}
              </Button>
            )}
          </div>
        );
      })}
      <Button look="bare" icon="plus" onClick={() => change({ quality: [...quality, emptyQuality] })}>
        {t('addQuality')}
      </Button>
    </section>
  );
}
