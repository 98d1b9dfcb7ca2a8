import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { roleName } from '../../../shell/names.ts';
import { ChoiceList } from '../../../ui/index.ts';
import { useText } from '../text.ts';
import type { StaffOptions, StaffRole } from './calls.ts';

interface RoleFieldsProps {
  readonly options: StaffOptions;
  readonly roles: readonly StaffRole[];
  readonly onChange: (roles: readonly StaffRole[]) => void;
  readonly forGuests?: boolean;
}

const kinds = ['directory', 'program', 'portal'] as const;

/** The roles of 2.1 by kind; those that can be narrowed ask for locations once they are chosen. */
export function RoleFields({ options, roles, onChange, forGuests = false }: RoleFieldsProps) {
  const t = useText();
  const chosen = roles.map(({ role }) => role);
  const offered = options.roles.filter((one) => !forGuests || one.forGuests);
  const narrowed = roles.filter(({ role }) => options.roles.find((one) => one.role === role)?.byLocation);
  return (
    <>
      {kinds.map((kind) => {
        const ofKind = offered.filter((one) => one.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <ChoiceList
            key={kind}
            label={t(`kind_${kind}`)}
            chosen={chosen}
            onChange={(next) =>
              onChange(next.map((role) => roles.find((one) => one.role === role) ?? { role }))
            }
            choices={ofKind.map(({ role, assignable }) => ({
              value: role,
              label: roleName(role),
              disabled: !assignable,
            }))}
          />
        );
      })}
      {options.locations.length > 0 &&
        narrowed.map(({ role, locations = [] }) => (
          <ChoiceList
            key={role}
            label={t('locationsOf', { role: roleName(role) })}
            choices={options.locations.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
            chosen={locations}
            onChange={(ids) =>
              onChange(
                roles.map((one) =>
                  one.role === role ? { role, ...(ids.length === 0 ? {} : { locations: [...ids] }) } : one,
                ),
              )
            }
          />
        ))}
      {chosen.includes('global-admin') && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('globalAdminWarning')}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** Roles in a line, with the locations they are narrowed to. */
export function useRoleText(): (roles: readonly StaffRole[]) => string[] {
  return (roles) =>
    roles.map(({ role, locations }) =>
      locations ? `${roleName(role)} (${locations.join(', ')})` : roleName(role),
    );
}
