import type { MemberRole } from '@cairn/api/roles';
import { useRouter } from '@tanstack/react-router';
import { ActionButton } from '../../app/button.tsx';
import { checkEmail, faultsOf, given } from '../../app/checks.ts';
import { ChoiceField, TextField } from '../../app/fields.tsx';
import { Form, useForm } from '../../app/form.tsx';
import { useSay } from '../../app/toast.tsx';
import { api, pageLanguage } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import type { Membership } from '../membership.ts';
import { grantableRoles, RoleBoxes } from './role-boxes.tsx';

const nobody = { name: '', email: '', roles: ['issuer'] as MemberRole[], language: pageLanguage as string };

/** A letter to somebody who is a member from then on. */
export function Invite({ here }: { here: Membership }) {
  const t = useText(words.office);
  const app = useText(words.app);
  const say = useSay();
  const router = useRouter();
  const form = useForm({
    initial: nobody,
    check: ({ email, roles }) =>
      faultsOf({ '/email': checkEmail(app, email), '/roles': roles.length === 0 && t('rolesMissing') }),
    send: ({ name, email, roles, language }) =>
      api.organisations.inviteMember({
        params: { organisationId: here.organisationId },
        body: {
          email: email.trim(),
          roles: roles.map(role => ({ role })),
          language: language === 'ar' ? 'ar' : 'en',
          ...given('name', name),
        },
      }),
    done: async (_, { email }) => {
      form.replace({ ...nobody, roles: form.values.roles, language: form.values.language });
      await router.invalidate();
      say(t('invited', { email: email.trim() }));
    },
  });
  const part = (name: 'name' | 'email' | 'language') => ({
    at: `/${name}`,
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }),
  });
  const languages = (['en', 'ar'] as const).map(value => ({ value: value as string, label: t(value) }));
  return (
    <Form form={form} label={t('inviteTitle')}>
      <TextField type="email" label={t('inviteEmail')} {...part('email')} />
      <TextField label={t('inviteName')} optional {...part('name')} />
      <RoleBoxes offered={grantableRoles(here)} chosen={form.values.roles} onChange={roles => form.change({ roles })} />
      <ChoiceField label={t('inviteLanguage')} choices={languages} {...part('language')} />
      <ActionButton type="submit" busy={form.busy}>
        {t('invite')}
      </ActionButton>
    </Form>
  );
}
