import type { AchievementView } from '@cairn/api/achievements';
import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { checkEmail, checkRequired, checkWebAddress, faultsOf } from '../../app/checks.ts';
import { ChoiceField, LongTextField, TextField } from '../../app/fields.tsx';
import { Form, type FormState, useForm } from '../../app/form.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction, useIdempotencyKey } from '../../app/use-action.ts';
import { api, pageLanguage } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { AwardPreview } from './award-preview.tsx';
import { IssuedNote, type IssuedTo } from './issued-note.tsx';
import { emptyAward, type OneAward, toAwardRequest, today } from './one-award.ts';

/** One award to one person: written, looked at, issued. */
export function OneLearner({ achievement }: { achievement: AchievementView }) {
  const { here } = useRouteContext({ from: '/console/$slug' });
  const app = useText(words.app);
  const key = useIdempotencyKey();
  const [issued, setIssued] = useState<IssuedTo>();
  const params = { organisationId: here.organisationId };
  const form = useForm({
    initial: () => emptyAward(pageLanguage),
    check: award =>
      faultsOf({
        '/learner/name': checkRequired(app, award.name),
        '/learner/email': checkEmail(app, award.email, true),
        '/evidence/0/id': checkWebAddress(app, award.evidenceUrl, true),
        '/awardedOn': (award.awardedOn === '' || award.awardedOn > today()) && app('dateWrong'),
      }),
    send: award =>
      api.issuance.issueCredential({ params, body: toAwardRequest(award, achievement), idempotencyKey: key.current() }),
    done: (answer, award) => {
      key.next();
      setIssued({ ...answer, name: award.name.trim(), email: award.email.trim(), title: achievement.definition.title });
      form.replace({ ...emptyAward(pageLanguage), awardedOn: award.awardedOn, language: award.language });
    },
  });
  if (issued) return <IssuedNote issued={issued} another={() => setIssued(undefined)} />;
  return <OneLearnerForm form={form} achievement={achievement} />;
}

function OneLearnerForm({ form, achievement }: { form: FormState<OneAward>; achievement: AchievementView }) {
  const t = useText(words.issue);
  const { values, change } = form;
  const part = (name: 'name' | 'email' | 'awardedOn' | 'validUntil' | 'narrative' | 'evidenceUrl' | 'language') => ({
    value: values[name],
    onChange: (value: string) => change({ [name]: value }),
  });
  const languages = (['en', 'ar'] as const).map(value => ({ value: value as string, label: t(value) }));
  return (
    <Form form={form} label={t('one')}>
      <fieldset>
        <legend>{t('learnerPart')}</legend>
        <TextField at="/learner/name" label={t('name')} help={t('nameHelp')} {...part('name')} />
        <TextField
          at="/learner/email"
          type="email"
          label={t('email')}
          help={t('emailHelp')}
          optional
          {...part('email')}
        />
        {values.email.trim() !== '' && (
          <ChoiceField at="/learner/language" label={t('letterLanguage')} choices={languages} {...part('language')} />
        )}
      </fieldset>
      <fieldset>
        <legend>{t('awardPart')}</legend>
        <div className="editor-pair">
          <TextField at="/awardedOn" type="date" label={t('awardedOn')} {...part('awardedOn')} />
          <TextField
            at="/validUntil"
            type="date"
            label={t('validUntil')}
            help={t('validUntilHelp')}
            optional
            {...part('validUntil')}
          />
        </div>
        <Results form={form} achievement={achievement} />
        <LongTextField
          at="/narrative"
          label={t('narrative')}
          help={t('narrativeHelp')}
          optional
          {...part('narrative')}
        />
        <TextField
          at="/evidence/0/id"
          type="url"
          label={t('evidenceUrl')}
          help={t('evidenceUrlHelp')}
          optional
          {...part('evidenceUrl')}
        />
      </fieldset>
      <div className="actions">
        <ActionButton type="submit" busy={form.busy}>
          {t('issue')}
        </ActionButton>
        <LookAtIt award={values} achievement={achievement} />
      </div>
    </Form>
  );
}

/** One field for each kind of result that the definition describes. */
function Results({ form, achievement }: { form: FormState<OneAward>; achievement: AchievementView }) {
  const t = useText(words.issue);
  const editor = useText(words.editor);
  const { results } = form.values;
  return achievement.definition.resultDescriptions.map(({ id, name, allowedValue }, index) => {
    const field = {
      at: `/results/${index}/value`,
      label: t('resultOf', { name }),
      optional: true,
      value: results[id] ?? '',
      onChange: (value: string) => form.change({ results: { ...results, [id]: value } }),
    };
    if (!allowedValue) return <TextField key={id} {...field} />;
    const choices = allowedValue.map(value => ({ value, label: value }));
    return <ChoiceField key={id} {...field} empty={editor('choose')} choices={choices} />;
  });
}

function LookAtIt({ award, achievement }: { award: OneAward; achievement: AchievementView }) {
  const t = useText(words.issue);
  const { here } = useRouteContext({ from: '/console/$slug' });
  const [credential, setCredential] = useState<Record<string, unknown>>();
  const look = useAction(async () => {
    const named = award.name.trim() === '' ? { ...award, name: '…' } : award;
    const params = { organisationId: here.organisationId };
    const preview = await api.issuance.previewCredential({ params, body: toAwardRequest(named, achievement) });
    setCredential(preview.credential);
  });
  return (
    <>
      <ActionButton look="plain" busy={look.busy} onClick={() => look.run()}>
        {t('look')}
      </ActionButton>
      <TroubleNote trouble={look.trouble} />
      <AwardPreview credential={credential} onClose={() => setCredential(undefined)} />
    </>
  );
}
