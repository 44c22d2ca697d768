import { type MemberRole, memberRoles, permissionsOfRoles, roleEntries } from '@cairn/api/roles';
import { controlId, useFault } from '../../app/form.tsx';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { Checkbox } from '../../ui/field.tsx';
import { type Membership, may } from '../membership.ts';

/** Roles that somebody may give here: those that hold nothing which they may not do themselves. */
export function grantableRoles(here: Membership): MemberRole[] {
  return memberRoles.filter(role => [...permissionsOfRoles([role])].every(permission => may(here, permission)));
}

/** One box for each role, with what it is. */
export function RoleBoxes({
  offered,
  chosen,
  onChange,
}: {
  offered: readonly MemberRole[];
  chosen: readonly MemberRole[];
  onChange: (roles: MemberRole[]) => void;
}) {
  const t = useText(words.office);
  const problem = useFault('/roles');
  return (
    <fieldset className="boxes" aria-describedby={problem ? 'roles-problem' : undefined}>
      <legend>{t('roles')}</legend>
      {offered.map((role, index) => (
        <Checkbox
          key={role}
          id={index === 0 ? controlId('/roles') : undefined}
          label={roleEntries[role].name[t.language]}
          help={roleEntries[role].sentence[t.language]}
          checked={chosen.includes(role)}
          onChange={event =>
            onChange(event.target.checked ? [...chosen, role] : chosen.filter(other => other !== role))
          }
        />
      ))}
      {problem && (
        <p className="problem" id="roles-problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
