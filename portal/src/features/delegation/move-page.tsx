import { Button, Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import {
  CheckField,
  EmptyState,
  ErrorBar,
  FormLayout,
  LinkButton,
  LoadingLines,
  NumberField,
  Page,
  SelectField,
  TextField,
  useGo,
} from '../../ui/index.ts';
import {
  type DirectoryRoleChoices,
  delegationKey,
  type MoveDetails,
  readAllGroups,
  type SecurityGroupItem,
  startMove,
} from './calls.ts';
import { chosenCustomers } from './move-choice.ts';
import { delegationsPath, legacyPath } from './paths.ts';
import { RolesField } from './roles-field.tsx';
import { useRoles } from './terms-form.tsx';
import { useText } from './text.ts';

const prefixForm = /^[\p{L}\p{N}_-]{1,20}$/u;
const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

/** What the chosen customers are moved to (C86). */
export default function MovePage() {
  const t = useText();
  const [customers] = useState(chosenCustomers);
  const roles = useRoles();
  const groups = useQuery({ queryKey: ['groups', 'all'], queryFn: ({ signal }) => readAllGroups(signal) });
  const count = customers.length;
  return (
    <Page
      title={t('moveTitle')}
      lead={count > 0 && t('moveLead', { count })}
      width="form"
      breadcrumb={[
        { label: t('title'), to: delegationsPath },
        { label: t('tab_legacy'), to: legacyPath },
      ]}
    >
      {count === 0 ? (
        <EmptyState
          title={t('moveNone')}
          actions={<LinkButton to={legacyPath}>{t('toLegacy')}</LinkButton>}
        />
      ) : roles.data && groups.data ? (
        <MoveForm customers={customers} choices={roles.data} groups={groups.data} />
      ) : (
        <LoadingLines />
      )}
    </Page>
  );
}

interface MoveFormProps {
  readonly customers: readonly string[];
  readonly choices: DirectoryRoleChoices;
  readonly groups: readonly SecurityGroupItem[];
}

function MoveForm({ customers, choices, groups }: MoveFormProps) {
  const t = useText();
  const styles = useStyles();
  const go = useGo();
  const [prefix, setPrefix] = useState('Granular');
  const [template, setTemplate] = useState('');
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [days, setDays] = useState<number | undefined>(choices.daysMax);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState(true);
  const [tried, setTried] = useState(false);
  const daysRight = days !== undefined && days >= 1 && days <= choices.daysMax;
  const start = useAction<void, MoveDetails>({
    act: (_, ids) =>
      startMove(
        {
          customers: customers.map((customerId) => ({ customerId })),
          namePrefix: prefix,
          roles: [...roles],
          durationDays: days ?? choices.daysMax,
          groupIds: [...chosen],
          removeLegacy: remove,
        },
        ids,
      ),
    refreshes: [delegationKey],
    onDone: ({ move }) => go(`${legacyPath}/moves/${move.id}`, { unasked: true }),
  });
  const submit = () => {
    setTried(true);
    if (prefixForm.test(prefix) && roles.length > 0 && daysRight) start.run();
  };
  return (
    <FormLayout
      label={t('moveTitle')}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={start.running}>
          {t('moveStart')}
        </Button>
      }
    >
      <ErrorBar error={start.error} />
      <p>{t('moveConsent')}</p>
      <TextField
        label={t('prefix')}
        hint={t('prefixHint')}
        maxLength={20}
        required
        value={prefix}
        onChange={setPrefix}
        problem={tried && !prefixForm.test(prefix) ? t('prefixProblem') : undefined}
      />
      <NumberField
        label={t('duration')}
        hint={t('durationHint', { max: choices.daysMax })}
        min={1}
        max={choices.daysMax}
        required
        value={days}
        onChange={setDays}
        problem={tried && !daysRight ? t('durationProblem', { max: choices.daysMax }) : undefined}
      />
      <SelectField
        label={t('template')}
        none={t('templateNone')}
        choices={choices.templates.map(({ key }) => ({
          value: key,
          label: t.find(`template_${key}`) ?? key,
        }))}
        value={template}
        onChange={(key) => {
          setTemplate(key);
          const found = choices.templates.find((one) => one.key === key);
          if (found) setRoles(found.roles);
        }}
      />
      <RolesField
        label={t('roles')}
        roles={choices.items}
        chosen={roles}
        onChange={setRoles}
        problem={tried && roles.length === 0 ? t('rolesProblem') : undefined}
      />
      <Field label={t('moveGroups')}>
        {/* biome-ignore lint/a11y/useSemanticElements: the field already draws the frame a fieldset would */}
        <div className={styles.list} role="group" aria-label={t('moveGroups')}>
          {groups.map((group) => (
            <Checkbox
              key={group.id}
              label={group.name}
              checked={chosen.includes(group.id)}
              onChange={(_, { checked }) =>
                setChosen(checked === true ? [...chosen, group.id] : chosen.filter((id) => id !== group.id))
              }
            />
          ))}
        </div>
      </Field>
      <CheckField label={t('moveRemove')} value={remove} onChange={setRemove} />
    </FormLayout>
  );
}
