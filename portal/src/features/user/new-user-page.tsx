import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ChoiceList,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LeaveGuard,
  LinkButton,
  Page,
  RadioField,
  SecretOnce,
  Section,
  StatusBadge,
  useForm,
  useGo,
  usePathPart,
} from '../../ui/index.ts';
import { useCustomer } from '../customer/index.ts';
import {
  type CreatedPerson,
  createPerson,
  type LicenseOverview,
  type PersonDraft,
  type PersonOptions,
  peopleKey,
  readLicenses,
  readOptions,
} from './calls.ts';
import { usersPath } from './paths.ts';
import {
  type PersonEntries,
  PersonFields,
  serverNames,
  usePersonProblems,
  wholeName,
} from './person-fields.tsx';
import { useText } from './text.ts';

/** Adds people to a customer one after the other; what was made up for them is shown at the end, once (C72). */
export default function NewUserPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const [created, setCreated] = useState<readonly CreatedPerson[]>([]);
  const [adding, setAdding] = useState(true);
  const record = useCustomer(customerId);
  const query = useQuery({
    queryKey: [...peopleKey(customerId), 'form'],
    queryFn: async ({ signal }) => {
      const [options, licenses] = await Promise.all([
        readOptions(customerId, signal),
        readLicenses(customerId, signal),
      ]);
      return { options, licenses };
    },
  });
  const name = record.data?.companyName;
  return (
    <Page
      title={adding ? t('addUser') : t('createdTitle', { count: created.length })}
      lead={adding ? t('addLead', { name: name ?? '' }) : t('createdLead')}
      width="form"
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        { label: name ?? t('customer'), to: `/customers/${customerId}` },
        { label: t('users'), to: usersPath(customerId) },
      ]}
      query={query}
    >
      {(found: { options: PersonOptions; licenses: LicenseOverview }) => (
        <>
          <LeaveGuard when={created.length > 0} />
          {adding ? (
            <PersonForm
              // A fresh form for each person.
              key={created.length}
              customerId={customerId}
              options={found.options}
              licenses={found.licenses}
              onCreated={(person) => {
                setCreated([...created, person]);
                setAdding(false);
              }}
              {...(created.length > 0 ? { onBack: () => setAdding(false) } : {})}
            />
          ) : (
            <Created customerId={customerId} people={created} onMore={() => setAdding(true)} />
          )}
        </>
      )}
    </Page>
  );
}

interface PersonFormProps {
  readonly customerId: string;
  readonly options: PersonOptions;
  readonly licenses: LicenseOverview;
  readonly onCreated: (person: CreatedPerson) => void;
  readonly onBack?: () => void;
}

function PersonForm({ customerId, options, licenses, onCreated, onBack }: PersonFormProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [admin, setAdmin] = useState(false);
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [skus, setSkus] = useState<readonly string[]>([]);
  const problems = usePersonProblems();
  const form = useForm<PersonEntries>({
    initial: {
      firstName: '',
      lastName: '',
      displayName: '',
      userName: '',
      domain: options.domains[0] ?? '',
      usageLocation: options.country,
    },
    problems,
    serverNames,
  });
  const create = useAction<PersonDraft, CreatedPerson>({
    act: (draft, ids) => createPerson(customerId, draft, ids),
    refreshes: [peopleKey(customerId)],
    onDone: onCreated,
    onFailed: (error) => form.accept('fieldProblems' in error ? (error.fieldProblems as never) : {}),
  });
  const submit = () => {
    if (create.running || !form.check()) return;
    const { firstName, lastName, displayName, usageLocation } = form.values;
    create.run({
      userPrincipalName: wholeName(form.values),
      displayName: displayName.trim(),
      firstName: firstName.trim(),
      lastName: lastName.trim(),
      usageLocation,
      roles: [...roles],
      licenses: [...skus],
    });
  };
  return (
    <FormLayout
      onSubmit={submit}
      actions={
        <>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={create.running}
            icon={create.running ? <Spinner size="tiny" /> : null}
          >
            {t('create')}
          </Button>
          {onBack ? (
            <Button onClick={onBack}>{t('back')}</Button>
          ) : (
            <LinkButton to={usersPath(customerId)}>{t('cancel')}</LinkButton>
          )}
        </>
      }
    >
      <ErrorSummary form={form} />
      {Object.keys(create.fieldProblems).length === 0 && <ErrorBar error={create.error} />}
      <Section title={t('person')} look="plain">
        <PersonFields form={form} domains={options.domains} />
      </Section>
      {may('customerUser.role.assign') && (
        <Section title={t('roles')} look="plain">
          <RadioField
            label={t('adminOrNot')}
            value={admin ? 'admin' : 'user'}
            onChange={(value) => {
              setAdmin(value === 'admin');
              if (value !== 'admin') setRoles([]);
            }}
            choices={[
              { value: 'user', label: t('noAdmin') },
              { value: 'admin', label: t('someAdmin') },
            ]}
          />
          {admin && <RoleChoices options={options} chosen={roles} onChange={setRoles} />}
        </Section>
      )}
      {may('license.assign') && licenses.pools.length > 0 && (
        <Section title={t('licenses')} look="plain">
          <ChoiceList
            label={t('licensesToGive')}
            chosen={skus}
            onChange={setSkus}
            choices={licenses.pools.map((pool) => ({
              value: pool.skuId,
              label: pool.name,
              note: t('availableCount', {
                count: pool.available,
                number: format.number(pool.available),
              }),
              disabled: pool.available === 0,
            }))}
          />
        </Section>
      )}
    </FormLayout>
  );
}

interface RoleChoicesProps {
  readonly options: PersonOptions;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly disabled?: boolean;
}

/** Directory roles, those with far-reaching rights marked. */
export function RoleChoices({ options, chosen, onChange, disabled = false }: RoleChoicesProps) {
  const t = useText();
  return (
    <ChoiceList
      label={t('adminRoles')}
      chosen={chosen}
      onChange={onChange}
      disabled={disabled}
      choices={options.roles.map(({ id, name, privileged }) => ({
        value: id,
        label: name,
        note: privileged ? t('privileged') : undefined,
      }))}
    />
  );
}

interface CreatedProps {
  readonly customerId: string;
  readonly people: readonly CreatedPerson[];
  readonly onMore: () => void;
}

/** The only place that ever shows these passwords; they live in memory alone (I20). */
function Created({ customerId, people, onMore }: CreatedProps) {
  const t = useText();
  const go = useGo();
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('onceWarning')}</MessageBarBody>
      </MessageBar>
      {people.map((person) => (
        <Section key={person.id} title={person.displayName}>
          <SecretOnce
            warning={person.temporaryPassword === undefined ? t('passwordGone') : t('changeForced')}
            values={[
              { label: t('userName'), value: person.userName },
              ...(person.temporaryPassword === undefined
                ? []
                : [{ label: t('temporaryPassword'), value: person.temporaryPassword, secret: true }]),
            ]}
          />
          {person.licenses.map((license) => (
            <div key={license.skuName}>
              <StatusBadge
                tone={license.done ? 'good' : 'bad'}
                label={license.done ? t('outcome_assigned') : t('outcomeFailed')}
              />{' '}
              {license.skuName}
              {license.message && `: ${license.message}`}
            </div>
          ))}
        </Section>
      ))}
      <div>
        <Button appearance="primary" onClick={() => go(usersPath(customerId), { unasked: true })}>
          {t('complete')}
        </Button>{' '}
        <Button onClick={onMore}>{t('addAnother')}</Button>
      </div>
    </>
  );
}
