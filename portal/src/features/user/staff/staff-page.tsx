import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import {
  DeleteRegular,
  EditRegular,
  GroupRegular,
  KeyRegular,
  MailRegular,
  PersonAddRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../../api/index.ts';
import { roleName } from '../../../shell/names.ts';
import {
  AppLink,
  type Column,
  DataTable,
  LinkButton,
  Page,
  type RowAction,
  SelectField,
  StatusBadge,
  SubNavigation,
} from '../../../ui/index.ts';
import { NewPasswordDialog } from '../password-dialog.tsx';
import { NamesList, PersonName } from '../person-cells.tsx';
import { SignInFilter } from '../sign-in-filter.tsx';
import { useText } from '../text.ts';
import { readStaff, readStaffOptions, resetMemberPassword, type StaffMember, staffKey } from './calls.ts';
import { RemovalDialog } from './removal-dialog.tsx';
import { useRoleText } from './role-fields.tsx';

/** Pages about the company's own people. */
export function StaffPages() {
  const t = useText();
  return (
    <SubNavigation
      label={t('staff')}
      pages={[
        { label: t('staff'), to: '/staff' },
        { label: t('deletedUsers'), to: '/staff/deleted' },
      ]}
    />
  );
}

/** The company's own people and their roles (C99). */
export default function StaffPage() {
  const t = useText();
  const may = useMay();
  const roleText = useRoleText();
  const [resetting, setResetting] = useState<StaffMember>();
  const [leaving, setLeaving] = useState<StaffMember>();
  const options = useQuery({
    queryKey: [...staffKey, 'options'],
    queryFn: ({ signal }) => readStaffOptions(signal),
  });

  const columns: Column<StaffMember>[] = [
    {
      id: 'name',
      header: t('displayName'),
      sortable: true,
      cell: (row) => (
        <AppLink to={`/staff/${row.id}`}>
          <PersonName person={row} />
        </AppLink>
      ),
    },
    { id: 'userName', header: t('userName'), sortable: true, cell: (row) => row.userName },
    {
      id: 'roles',
      header: t('roles'),
      cell: (row) => <NamesList names={roleText(row.roles)} none={t('noAccess')} />,
    },
    {
      id: 'kind',
      header: t('state'),
      cell: (row) =>
        row.signInBlocked ? (
          <StatusBadge tone="bad" label={t('signInBlocked')} />
        ) : row.roles.length === 0 ? (
          <StatusBadge tone="neutral" label={t('noAccess')} />
        ) : (
          <StatusBadge tone={row.guest ? 'info' : 'good'} label={row.guest ? t('guest') : t('member')} />
        ),
    },
    {
      id: 'factor',
      header: t('secondFactor'),
      wideOnly: true,
      cell: (row) => (
        <StatusBadge
          tone={row.secondFactor ? 'good' : 'neutral'}
          label={t(row.secondFactor ? 'hasFactor' : 'noFactor')}
        />
      ),
    },
  ];
  const actions = (row: StaffMember): (RowAction | false)[] => [
    { id: 'open', label: t('openUser'), icon: EditRegular, to: `/staff/${row.id}` },
    may('partnerUser.resetPassword') && {
      id: 'reset',
      label: t('resetPassword'),
      icon: KeyRegular,
      onSelect: () => setResetting(row),
    },
    may('partnerUser.remove') && {
      id: 'remove',
      label: t('removeStaff'),
      icon: DeleteRegular,
      onSelect: () => setLeaving(row),
    },
  ];
  const few = options.data !== undefined && options.data.globalAdmins < 2;
  return (
    <Page
      title={t('staffTitle')}
      lead={t('staffLead')}
      actions={
        <>
          {may('group.list') && (
            <LinkButton icon={<GroupRegular />} to="/groups">
              {t('groups')}
            </LinkButton>
          )}
          {may('partnerUser.create') && (
            <>
              <LinkButton icon={<MailRegular />} to="/staff/guests">
                {t('inviteGuests')}
              </LinkButton>
              <LinkButton appearance="primary" icon={<PersonAddRegular />} to="/staff/new">
                {t('addUser')}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <StaffPages />
      {few && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('fewGlobalAdmins')}</MessageBarBody>
        </MessageBar>
      )}
      <DataTable<StaffMember>
        label={t('staff')}
        queryKey={[...staffKey, 'list']}
        load={readStaff('active')}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.displayName}
        actions={actions}
        search={{ label: t('searchUsers') }}
        filters={{
          names: ['role', 'signIn'],
          render: ({ values, set }) => (
            <>
              <SelectField
                label={t('role')}
                none={t('anyRole')}
                choices={[
                  ...(options.data?.roles ?? []).map(({ role }) => ({ value: role, label: roleName(role) })),
                  { value: 'guest', label: t('guest') },
                  { value: 'without', label: t('noAccess') },
                ]}
                value={values['role'] ?? ''}
                onChange={(value) => set('role', value)}
              />
              <SignInFilter value={values['signIn']} onChange={(value) => set('signIn', value)} />
            </>
          ),
        }}
      />
      <NewPasswordDialog
        person={resetting}
        reset={resetMemberPassword}
        refreshes={[staffKey]}
        onClosed={() => setResetting(undefined)}
      />
      <RemovalDialog person={leaving} onClosed={() => setLeaving(undefined)} />
    </Page>
  );
}
