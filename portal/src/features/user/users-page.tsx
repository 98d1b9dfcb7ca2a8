import { Button, Spinner } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  ArrowUploadRegular,
  DeleteRegular,
  EditRegular,
  KeyRegular,
  PersonAddRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorBar,
  LinkButton,
  type RowAction,
  SelectField,
  StatusBadge,
  useAddressValue,
  usePathPart,
} from '../../ui/index.ts';
import {
  downloadPeople,
  type ListedPerson,
  peopleKey,
  readLicenses,
  readOptions,
  readPeople,
  setSignIn,
} from './calls.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { DoorDialog } from './door-dialog.tsx';
import { ManageLicenses } from './manage-licenses.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { importUsersPath, newUserPath, userPath } from './paths.ts';
import { NamesList, PersonName } from './person-cells.tsx';
import { SignInFilter } from './sign-in-filter.tsx';
import { useText } from './text.ts';
import { UsersFrame } from './users-frame.tsx';

/** Who works at a customer, and what can be done for each or for many (C78, C77). */
export default function UsersPage() {
  const t = useText();
  const may = useMay();
  const customerId = usePathPart('customerId');
  return (
    <UsersFrame
      customerId={customerId}
      lead={t('usersLead')}
      actions={
        may('customerUser.create') && (
          <>
            {may('customerUser.import.read') && (
              <LinkButton icon={<ArrowUploadRegular />} to={importUsersPath(customerId)}>
                {t('uploadUsers')}
              </LinkButton>
            )}
            <LinkButton appearance="primary" icon={<PersonAddRegular />} to={newUserPath(customerId)}>
              {t('addUser')}
            </LinkButton>
          </>
        )
      }
    >
      {() => <People customerId={customerId} />}
    </UsersFrame>
  );
}

function People({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [licensing, setLicensing] = useState<readonly string[]>();
  const [resetting, setResetting] = useState<ListedPerson>();
  const [leaving, setLeaving] = useState<ListedPerson>();
  const [atDoor, setAtDoor] = useState<ListedPerson>();
  const columns = usePeopleColumns(customerId);
  const options = useQuery({
    queryKey: [...peopleKey(customerId), 'options'],
    queryFn: ({ signal }) => readOptions(customerId, signal),
  });
  const licenses = useQuery({
    queryKey: [...peopleKey(customerId), 'licenses'],
    queryFn: ({ signal }) => readLicenses(customerId, signal),
  });

  const actions = (row: ListedPerson): (RowAction | false)[] => [
    may('license.assign') && {
      id: 'licenses',
      label: t('manageLicenses'),
      icon: KeyRegular,
      onSelect: () => setLicensing([row.id]),
    },
    { id: 'open', label: t('openUser'), icon: EditRegular, to: userPath(customerId, row.id) },
    may('customerUser.resetPassword') && {
      id: 'reset',
      label: t('resetPassword'),
      icon: KeyRegular,
      onSelect: () => setResetting(row),
    },
    may('customerUser.block') && {
      id: 'door',
      label: t(row.signInBlocked ? 'openSignIn' : 'blockSignIn'),
      icon: row.signInBlocked ? PersonAvailableRegular : PersonProhibitedRegular,
      onSelect: () => setAtDoor(row),
    },
    may('customerUser.delete') && {
      id: 'delete',
      label: t('deleteUser'),
      icon: DeleteRegular,
      onSelect: () => setLeaving(row),
    },
  ];

  return (
    <>
      <DataTable<ListedPerson>
        label={t('users')}
        queryKey={[...peopleKey(customerId), 'list']}
        load={readPeople(customerId, 'active')}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.displayName}
        actions={actions}
        search={{ label: t('searchUsers') }}
        toolbar={<ExportButton customerId={customerId} />}
        {...(may('license.assign')
          ? {
              selection: {
                chosen,
                onChange: setChosen,
                actions: (ids: ReadonlySet<string>) => (
                  <Button size="small" icon={<KeyRegular />} onClick={() => setLicensing([...ids])}>
                    {t('manageLicenses')}
                  </Button>
                ),
              },
            }
          : {})}
        filters={{
          names: ['license', 'role', 'signIn'],
          render: ({ values, set }) => (
            <>
              <SelectField
                label={t('license')}
                none={t('anyLicense')}
                choices={[
                  { value: 'without', label: t('withoutLicense') },
                  ...(licenses.data?.pools ?? []).map((pool) => ({ value: pool.skuId, label: pool.name })),
                ]}
                value={values['license'] ?? ''}
                onChange={(value) => set('license', value)}
              />
              <SelectField
                label={t('role')}
                none={t('anyRole')}
                choices={(options.data?.roles ?? [])
                  .filter(({ id, members }) => members > 0 || id === values['role'])
                  .map(({ id, name }) => ({ value: id, label: name }))}
                value={values['role'] ?? ''}
                onChange={(value) => set('role', value)}
              />
              <SignInFilter value={values['signIn']} onChange={(value) => set('signIn', value)} />
            </>
          ),
        }}
        empty={{
          title: t('nobody'),
          text: t('nobodyText'),
          actions: may('customerUser.create') && (
            <LinkButton appearance="primary" icon={<PersonAddRegular />} to={newUserPath(customerId)}>
              {t('addUser')}
            </LinkButton>
          ),
        }}
      />
      {licensing && (
        <ManageLicenses
          customerId={customerId}
          userIds={licensing}
          onClosed={(changed) => {
            setLicensing(undefined);
            if (changed) setChosen(new Set());
          }}
        />
      )}
      <PasswordDialog customerId={customerId} person={resetting} onClosed={() => setResetting(undefined)} />
      <DoorDialog
        person={atDoor}
        set={(id, blocked, ids) => setSignIn(customerId, id, blocked, ids)}
        refreshes={[peopleKey(customerId)]}
        onClosed={() => setAtDoor(undefined)}
      />
      <DeleteDialog customerId={customerId} person={leaving} onClosed={() => setLeaving(undefined)} />
    </>
  );
}

function usePeopleColumns(customerId: string): Column<ListedPerson>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('displayName'),
      sortable: true,
      width: '26%',
      cell: (row) => (
        <>
          <AppLink to={userPath(customerId, row.id)}>
            <PersonName person={row} />
          </AppLink>{' '}
          {row.signInBlocked && <StatusBadge tone="bad" label={t('signInBlocked')} />}
        </>
      ),
    },
    { id: 'userName', header: t('userName'), sortable: true, width: '26%', cell: (row) => row.userName },
    {
      id: 'licenses',
      header: t('licenses'),
      cell: (row) => <NamesList names={row.licenses.map(({ name }) => name)} none={t('noLicense')} />,
    },
    {
      id: 'roles',
      header: t('roles'),
      wideOnly: true,
      cell: (row) => <NamesList names={row.roles.map(({ name }) => name)} none="–" />,
    },
    {
      id: 'location',
      header: t('location'),
      wideOnly: true,
      cell: (row) => (row.usageLocation ? format.country(row.usageLocation) : '–'),
    },
  ];
}

/** The list as it is shown, as a file (I50). */
function ExportButton({ customerId }: { customerId: string }) {
  const t = useText();
  const [search, license, role, signIn] = [
    useAddressValue('search'),
    useAddressValue('license'),
    useAddressValue('role'),
    useAddressValue('signIn'),
  ];
  const file = useAction<void>({
    act: () => downloadPeople(customerId, { state: 'active', search, license, role, signIn }),
  });
  return (
    <>
      <Button
        icon={file.running ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
        disabledFocusable={file.running}
        onClick={() => file.run()}
      >
        {t('export')}
      </Button>
      <ErrorBar error={file.error} />
    </>
  );
}
