import { Button, Spinner, Text } from '@fluentui/react-components';
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
  StatusBadge,
  TextField,
  useForm,
  useGo,
} from '../../../ui/index.ts';
import { useText } from '../text.ts';
import {
  type InvitedGuests,
  inviteGuests,
  readStaffOptions,
  type StaffOptions,
  type StaffRole,
  staffKey,
} from './calls.ts';
import { RoleFields } from './role-fields.tsx';

/** Invites people from outside by their addresses (C99). */
export default function GuestsPage() {
  const t = useText();
  const [invited, setInvited] = useState<InvitedGuests>();
  const query = useQuery({
    queryKey: [...staffKey, 'options'],
    queryFn: ({ signal }) => readStaffOptions(signal),
  });
  return (
    <Page
      title={invited ? t('invitedTitle') : t('inviteGuests')}
      lead={invited ? t('invitedLead') : t('guestsLead')}
      width="form"
      breadcrumb={[{ label: t('staffTitle'), to: '/staff' }]}
      query={query}
    >
      {(options: StaffOptions) =>
        invited ? <Invited invited={invited} /> : <Invitation options={options} onInvited={setInvited} />
      }
    </Page>
  );
}

function Invited({ invited }: { invited: InvitedGuests }) {
  const t = useText();
  const go = useGo();
  const passwords = invited.passwords ?? [];
  return (
    <>
      <LeaveGuard when={passwords.length > 0} />
      {invited.guests.map(({ email, invited: done, message }) => {
        const password = passwords.find(({ userName }) => userName === email)?.temporaryPassword;
        return (
          <Section key={email} title={email}>
            {done && password !== undefined ? (
              <SecretOnce
                warning={t('onceWarning')}
                values={[
                  { label: t('userName'), value: email },
                  { label: t('temporaryPassword'), value: password, secret: true },
                ]}
              />
            ) : (
              <Text>
                <StatusBadge
                  tone={done ? 'good' : 'bad'}
                  label={done ? t('guestInvited') : t('outcomeFailed')}
                />{' '}
                {message}
              </Text>
            )}
          </Section>
        );
      })}
      <div>
        <Button appearance="primary" onClick={() => go('/staff', { unasked: true })}>
          {t('complete')}
        </Button>
      </div>
    </>
  );
}

function Invitation({
  options,
  onInvited,
}: {
  options: StaffOptions;
  onInvited: (invited: InvitedGuests) => void;
}) {
  const t = useText();
  const [roles, setRoles] = useState<readonly StaffRole[]>([]);
  const form = useForm({
    initial: { emails: '' },
    problems: ({ emails }) => ({ emails: emails.trim() === '' ? t('emailsMissing') : undefined }),
  });
  const invite = useAction<{ emails: string; roles: readonly StaffRole[] }, InvitedGuests>({
    act: inviteGuests,
    refreshes: [staffKey],
    onDone: onInvited,
  });
  return (
    <FormLayout
      onSubmit={() => form.check() && !invite.running && invite.run({ emails: form.values.emails, roles })}
      actions={
        <>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={invite.running}
            icon={invite.running ? <Spinner size="tiny" /> : null}
          >
            {t('invite')}
          </Button>
          <LinkButton to="/staff">{t('cancel')}</LinkButton>
        </>
      }
    >
      <ErrorSummary form={form} />
      <ErrorBar error={invite.error} />
      <TextField
        label={t('emails')}
        required
        lines={3}
        maxLength={3000}
        hint={t('emailsHint')}
        {...form.field('emails')}
      />
      <Section title={t('roles')} look="plain" text={t('guestRolesText')}>
        <RoleFields options={options} roles={roles} onChange={setRoles} forGuests />
      </Section>
    </FormLayout>
  );
}
