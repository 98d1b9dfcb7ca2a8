import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { roles } from '../../../../server/src/access/caller.ts';
import { api } from '../../api/index.ts';
import { roleName } from '../../shell/names.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 190px), 1fr))',
    maxHeight: '200px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Audience {
  readonly kinds: readonly string[];
  readonly roles: readonly string[];
  readonly regions: readonly string[];
}

interface AudienceFieldsProps {
  readonly chosen: Audience;
  readonly onChange: (audience: Partial<Audience>) => void;
}

const kinds = ['indirect-provider', 'indirect-reseller', 'direct-partner', 'customer', 'operator'] as const;

/** Whom an announcement is for; none chosen: all of them. */
export function AudienceFields({ chosen, onChange }: AudienceFieldsProps) {
  const t = useText();
  const regions = useQuery({
    queryKey: ['features'],
    queryFn: ({ signal }) =>
      api.get<{ regions: readonly { region: string; name: string }[] }>('/twotier/v1/features', { signal }),
  });
  const named = (regions.data?.regions ?? []).map(({ region, name }) => ({ value: region, label: name }));
  return (
    <>
      <Choices
        label={t('kinds')}
        choices={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        chosen={chosen.kinds}
        onChange={(next) => onChange({ kinds: next })}
      />
      <Choices
        label={t('roles')}
        choices={roles.map((value) => ({ value, label: roleName(value) }))}
        chosen={chosen.roles}
        onChange={(next) => onChange({ roles: next })}
      />
      <Choices
        label={t('regions')}
        choices={named}
        chosen={chosen.regions}
        onChange={(next) => onChange({ regions: next })}
      />
    </>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ label, choices, chosen, onChange }: ChoicesProps) {
  const t = useText();
  const styles = useStyles();
  const names = choices.filter(({ value }) => chosen.includes(value)).map((one) => one.label);
  return (
    <fieldset className={styles.group}>
      <legend>
        {label}: {names.length === 0 ? t('all') : names.join(', ')}
      </legend>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <section className={styles.list} tabIndex={0} aria-label={label}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            checked={chosen.includes(choice.value)}
            onChange={(_, { checked }) =>
              onChange(
                checked === true ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value),
              )
            }
          />
        ))}
      </section>
    </fieldset>
  );
}
