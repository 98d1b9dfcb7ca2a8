import { Button, Spinner } from '@fluentui/react-components';
import {
  DeleteRegular,
  KeyRegular,
  MailRegular,
  PersonArrowBackRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
  ShieldDismissRegular,
  SignOutRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay, useSession } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Page,
  Section,
  StatusBadge,
  TextField,
  useForm,
  useGo,
  usePathPart,
  useToast,
} from '../../../ui/index.ts';
import { DoorDialog } from '../door-dialog.tsx';
import { NewPasswordDialog } from '../password-dialog.tsx';
import { SessionsDialog } from '../sessions-dialog.tsx';
import { useText } from '../text.ts';
import {
  endMemberSessions,
  inviteAgain,
  readMember,
  readStaffOptions,
  resetMemberFactors,
  resetMemberPassword,
  restoreMember,
  type StaffMember,
  type StaffOptions,
  type StaffRole,
  saveMember,
  saveMemberRoles,
  setMemberSignIn,
  staffKey,
} from './calls.ts';
import { FactorsDialog } from './factors-dialog.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { RoleFields, useRoleText } from './role-fields.tsx';

/** One of the company's own people: name, roles, password (C99, C100). */
export default function StaffMemberPage() {
  const t = useText();
  const id = usePathPart('userId');
  const query = useQuery({
    queryKey: [...staffKey, 'one', id],
    queryFn: ({ signal }) => readMember(id, signal),
  });
  const options = useQuery({
    queryKey: [...staffKey, 'options'],
    queryFn: ({ signal }) => readStaffOptions(signal),
  });
  const person = query.data;
  return (
    <Page
      title={person?.displayName}
      lead={person?.userName}
      breadcrumb={[{ label: t('staffTitle'), to: '/staff' }]}
      badge={
        person &&
        (person.state === 'inactive' ? (
          <StatusBadge tone="warning" label={t('stateDeleted')} />
        ) : person.signInBlocked ? (
          <StatusBadge tone="bad" label={t('signInBlocked')} />
        ) : (
          person.guest && <StatusBadge tone="info" label={t('guest')} />
        ))
      }
      query={query}
      width="form"
      actions={person && <MemberActions person={person} />}
    >
      {(found: StaffMember) =>
        found.state === 'inactive' ? (
          <DeletedMember person={found} />
        ) : (
          <>
            <Name key={`name ${found.version}`} person={found} />
            {options.data && <Roles key={`roles ${found.version}`} person={found} options={options.data} />}
          </>
        )
      }
    </Page>
  );
}

function MemberActions({ person }: { person: StaffMember }) {
  const t = useText();
  const go = useGo();
  const may = useMay();
  const [resetting, setResetting] = useState(false);
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [doorAsked, setDoorAsked] = useState(false);
  const [factorsAsked, setFactorsAsked] = useState(false);
  const [ending, setEnding] = useState(false);
  const oneself = useSession().user.id === person.id;
  if (person.state === 'inactive') return null;
  return (
    <>
      {person.guest && may('partnerUser.resetPassword') && (
        <Button icon={<MailRegular />} onClick={() => setInviting(true)}>
          {t('inviteAgain')}
        </Button>
      )}
      {!person.guest && may('partnerUser.resetPassword') && (
        <Button icon={<KeyRegular />} onClick={() => setResetting(true)}>
          {t('resetPassword')}
        </Button>
      )}
      {!oneself && person.secondFactor && may('partnerUser.resetFactors') && (
        <Button icon={<ShieldDismissRegular />} onClick={() => setFactorsAsked(true)}>
          {t('resetFactors')}
        </Button>
      )}
      {!oneself && may('partnerUser.endSessions') && (
        <Button icon={<SignOutRegular />} onClick={() => setEnding(true)}>
          {t('endSessions')}
        </Button>
      )}
      {!oneself && may('partnerUser.block') && (
        <Button
          icon={person.signInBlocked ? <PersonAvailableRegular /> : <PersonProhibitedRegular />}
          onClick={() => setDoorAsked(true)}
        >
          {t(person.signInBlocked ? 'openSignIn' : 'blockSignIn')}
        </Button>
      )}
      {may('partnerUser.remove') && (
        <Button icon={<DeleteRegular />} onClick={() => setLeaving(true)}>
          {t('removeStaff')}
        </Button>
      )}
      <NewPasswordDialog
        person={resetting ? person : undefined}
        reset={resetMemberPassword}
        refreshes={[staffKey]}
        onClosed={() => setResetting(false)}
      />
      <NewPasswordDialog
        person={inviting ? person : undefined}
        reset={inviteAgain}
        refreshes={[staffKey]}
        onClosed={() => setInviting(false)}
      />
      <DoorDialog
        person={doorAsked ? person : undefined}
        set={setMemberSignIn}
        refreshes={[staffKey]}
        onClosed={() => setDoorAsked(false)}
      />
      <SessionsDialog
        person={ending ? person : undefined}
        end={endMemberSessions}
        onClosed={() => setEnding(false)}
      />
      <FactorsDialog
        person={factorsAsked ? person : undefined}
        reset={({ id }, ids) => resetMemberFactors(id, ids)}
        onClosed={() => setFactorsAsked(false)}
      />
      <RemovalDialog
        person={leaving ? person : undefined}
        onClosed={() => setLeaving(false)}
        onRemoved={() => go('/staff', { unasked: true })}
      />
    </>
  );
}

function DeletedMember({ person }: { person: StaffMember }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const restore = useAction({
    act: (_, ids) => restoreMember(person.id, ids),
    refreshes: [staffKey],
    onDone: () => toast.done(t('restored', { name: person.displayName })),
  });
  return (
    <Section
      title={t('stateDeleted')}
      text={t('restorableText', { date: format.date(person.restorableUntil ?? '') })}
    >
      <ErrorBar error={restore.error} />
      {may('partnerUser.remove') && (
        <div>
          <Button
            appearance="primary"
            icon={restore.running ? <Spinner size="tiny" /> : <PersonArrowBackRegular />}
            disabledFocusable={restore.running}
            onClick={() => restore.run()}
          >
            {t('restore')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Name({ person }: { person: StaffMember }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const form = useForm({
    initial: { displayName: person.displayName, phoneNumber: person.phoneNumber ?? '' },
    problems: ({ displayName }) => ({
      displayName: displayName.trim() === '' ? t('displayNameMissing') : undefined,
    }),
  });
  const save = useAction<typeof form.values, StaffMember>({
    act: ({ displayName, phoneNumber }, ids) =>
      saveMember(
        person.id,
        { version: person.version, displayName: displayName.trim(), phoneNumber: phoneNumber.trim() },
        ids,
      ),
    refreshes: [staffKey],
    onDone: () => toast.done(t('saved')),
  });
  if (!may('partnerUser.update')) return null;
  return (
    <Section title={t('person')}>
      <FormLayout
        onSubmit={() => form.check() && !save.running && save.run(form.values)}
        actions={
          <Button
            type="submit"
            disabledFocusable={!form.dirty || save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
          >
            {t('save')}
          </Button>
        }
      >
        <ErrorSummary form={form} />
        <ErrorBar error={save.error} />
        <FormLayout.Row>
          <TextField label={t('displayName')} required maxLength={256} {...form.field('displayName')} />
          <TextField label={t('phone')} type="tel" maxLength={64} {...form.field('phoneNumber')} />
        </FormLayout.Row>
      </FormLayout>
    </Section>
  );
}

function Roles({ person, options }: { person: StaffMember; options: StaffOptions }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const roleText = useRoleText();
  const had = person.roles.filter(({ role }) => role !== 'default-user');
  const [roles, setRoles] = useState<readonly StaffRole[]>(had);
  const save = useAction<readonly StaffRole[], StaffMember>({
    act: (chosen, ids) => saveMemberRoles(person.id, chosen, ids),
    refreshes: [staffKey],
    onDone: () => toast.done(t('rolesSaved')),
  });
  const text = (of: readonly StaffRole[]) => roleText(of).toSorted().join('\n');
  const same = text(roles) === text(had);
  if (!may('partnerUser.role.assign')) {
    return <Section title={t('roles')} text={roleText(person.roles).join(', ') || t('noAccess')} />;
  }
  return (
    <Section title={t('roles')} text={t('staffRolesText')}>
      <ErrorBar error={save.error} />
      <RoleFields options={options} roles={roles} onChange={setRoles} forGuests={person.guest} />
      <div>
        <Button
          appearance="primary"
          disabledFocusable={same || save.running}
          icon={save.running ? <Spinner size="tiny" /> : null}
          onClick={() => !same && save.run(roles)}
        >
          {t('saveRoles')}
        </Button>
      </div>
    </Section>
  );
}
