import type { MemberRole } from '@cairn/api/roles';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { faultsOf } from '../../app/checks.ts';
import { Dialog } from '../../app/dialog.tsx';
import { Form, useForm } from '../../app/form.tsx';
import { useSay } from '../../app/toast.tsx';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Button } from '../../ui/button.tsx';
import type { Membership } from '../membership.ts';
import { nameRoles } from '../role-names.tsx';
import { type Member, nameOf } from './member.ts';
import { grantableRoles, RoleBoxes } from './role-boxes.tsx';

/** A button, and a dialog with a box for each role. */
export function ChangeRoles({
  person,
  here,
  refresh,
}: {
  person: Member;
  here: Membership;
  refresh: () => Promise<void>;
}) {
  const t = useText(words.office);
  const [open, setOpen] = useState(false);
  const name = nameOf(person);
  return (
    <>
      <Button look="bare" aria-label={t('rolesOf', { name })} onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <Dialog title={t('rolesOf', { name })} open={open} onClose={() => setOpen(false)}>
        <RolesForm person={person} here={here} refresh={refresh} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RolesForm({
  person,
  here,
  refresh,
  close,
}: Parameters<typeof ChangeRoles>[0] & {
  close: () => void;
}) {
  const t = useText(words.office);
  const say = useSay();
  const name = nameOf(person);
  const offered = grantableRoles(here);
  const held = person.roles.map(({ role }) => role);
  const form = useForm({
    initial: { roles: held as MemberRole[] },
    check: ({ roles }) => faultsOf({ '/roles': roles.length === 0 && t('rolesMissing') }),
    send: ({ roles }) =>
      api.organisations.changeMember({
        params: { organisationId: here.organisationId, personId: person.personId },
        body: { roles: roles.map(role => ({ role })) },
      }),
    done: async ({ roles }) => {
      close();
      await refresh();
      say(
        t('rolesChanged', {
          name,
          roles: nameRoles(
            t.language,
            roles.map(({ role }) => role),
          ),
        }),
      );
    },
  });
  return (
    <Form form={form} label={t('rolesOf', { name })}>
      <RoleBoxes offered={offered} chosen={form.values.roles} onChange={roles => form.change({ roles })} />
      <p className="dialog-what">{t('rolesWhat', { name })}</p>
      <div className="actions">
        <ActionButton type="submit" busy={form.busy}>
          {t('rolesSave')}
        </ActionButton>
        <Button look="plain" onClick={close}>
          {t('rolesKeep')}
        </Button>
      </div>
    </Form>
  );
}
