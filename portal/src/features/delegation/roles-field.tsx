import { Checkbox, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { StatusBadge } from '../../ui/index.ts';
import type { DirectoryRoleItem } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  hint: {
    flexBasis: '100%',
    paddingInlineStart: '32px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface RolesFieldProps {
  readonly label: string;
  readonly roles: readonly DirectoryRoleItem[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly problem?: string | undefined;
}

/** Directory roles to choose from, each with what it allows (2.6). */
export function RolesField({ label, roles, chosen, onChange, problem }: RolesFieldProps) {
  const styles = useStyles();
  return (
    <Field
      label={label}
      {...(problem ? { validationState: 'error' as const, validationMessage: problem } : {})}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the field already draws the frame a fieldset would */}
      <div className={styles.list} role="group" aria-label={label}>
        {roles.map((role) => (
          <div key={role.id} className={styles.row}>
            <Checkbox
              checked={chosen.includes(role.id)}
              label={role.name}
              onChange={(_, { checked }) =>
                onChange(checked === true ? [...chosen, role.id] : chosen.filter((id) => id !== role.id))
              }
            />
            <RoleNotes role={role} />
          </div>
        ))}
      </div>
    </Field>
  );
}

export function RoleNotes({ role }: { role: DirectoryRoleItem }) {
  const styles = useStyles();
  const t = useText();
  // Every role is enough for usage-based services, so that says nothing where a role does more.
  const told = role.tasks.length > 1 ? role.tasks.filter((task) => task !== 'usage') : role.tasks;
  const tasks = role.neverExtends
    ? t('task_everything')
    : told.map((task) => t.find(`task_${task}`) ?? task).join(', ');
  return (
    <>
      {role.privileged && <StatusBadge tone="warning" label={t('privileged')} />}
      <Text className={styles.hint}>{tasks}</Text>
    </>
  );
}
