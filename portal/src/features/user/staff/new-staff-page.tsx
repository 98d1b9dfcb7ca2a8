import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LeaveGuard,
  LinkButton,
  Page,
  SecretOnce,
  Section,
  SelectField,
  TextField,
  useForm,
  useGo,
} from '../../../ui/index.ts';
import { useText } from '../text.ts';
import {
  createMember,
  readStaffOptions,
  type SignInData,
  type StaffDraft,
  type StaffOptions,
  type StaffRole,
  staffKey,
} from './calls.ts';
import { RoleFields } from './role-fields.tsx';

/** Adds somebody to the company; the sign-in data is shown once, here (C99). */
export default function NewStaffPage() {
  const t = useText();
  const [created, setCreated] = useState<SignInData>();
  const query = useQuery({
    queryKey: [...staffKey, 'options'],
    queryFn: ({ signal }) => readStaffOptions(signal),
  });
  return (
    <Page
      title={created ? t('createdTitle', { count: 1 }) : t('addUser')}
      lead={created ? t('createdLead') : t('addStaffLead')}
      width="form"
      breadcrumb={[{ label: t('staffTitle'), to: '/staff' }]}
      query={query}
    >
      {(options: StaffOptions) =>
        created ? <SignIn data={created} /> : <StaffForm options={options} onCreated={setCreated} />
      }
    </Page>
  );
}

function SignIn({ data }: { data: SignInData }) {
  const t = useText();
  const go = useGo();
  return (
    <>
      <LeaveGuard when />
      <Section title={t('signInData')}>
        <SecretOnce
          warning={data.temporaryPassword === undefined ? t('passwordGone') : t('onceWarning')}
          values={[
            { label: t('userName'), value: data.userName },
            ...(data.temporaryPassword === undefined
              ? []
              : [{ label: t('temporaryPassword'), value: data.temporaryPassword, secret: true }]),
          ]}
        />
      </Section>
      <div>
        <Button appearance="primary" onClick={() => go('/staff', { unasked: true })}>
          {t('complete')}
        </Button>
      </div>
    </>
  );
}

interface Entries {
  readonly displayName: string;
  readonly userName: string;
  readonly domain: string;
}

function StaffForm({ options, onCreated }: { options: StaffOptions; onCreated: (data: SignInData) => void }) {
  const t = useText();
  const [roles, setRoles] = useState<readonly StaffRole[]>([]);
  const form = useForm<Entries>({
    initial: { displayName: '', userName: '', domain: options.domains[0] ?? '' },
    problems: ({ displayName, userName }) => ({
      displayName: displayName.trim() === '' ? t('displayNameMissing') : undefined,
      userName: userName.trim() === '' ? t('userNameMissing') : undefined,
    }),
    serverNames: { userPrincipalName: 'userName' },
  });
  const create = useAction<StaffDraft, SignInData>({
    act: createMember,
    refreshes: [staffKey],
    onDone: onCreated,
    onFailed: (error) => form.accept('fieldProblems' in error ? (error.fieldProblems as never) : {}),
  });
  const submit = () => {
    if (create.running || !form.check()) return;
    const { displayName, userName, domain } = form.values;
    create.run({
      displayName: displayName.trim(),
      userPrincipalName: `${userName.trim()}@${domain}`,
      roles: [...roles],
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
          <LinkButton to="/staff">{t('cancel')}</LinkButton>
        </>
      }
    >
      <ErrorSummary form={form} />
      {Object.keys(create.fieldProblems).length === 0 && <ErrorBar error={create.error} />}
      <TextField label={t('displayName')} required maxLength={256} {...form.field('displayName')} />
      <FormLayout.Row>
        <TextField
          label={t('userName')}
          required
          maxLength={64}
          spellCheck={false}
          {...form.field('userName')}
        />
        <SelectField
          label={t('domain')}
          none={false}
          choices={options.domains.map((domain) => ({ value: domain, label: `@${domain}` }))}
          {...form.field('domain')}
        />
      </FormLayout.Row>
      <Section title={t('roles')} look="plain" text={t('staffRolesText')}>
        <RoleFields options={options} roles={roles} onChange={setRoles} />
      </Section>
    </FormLayout>
  );
}
