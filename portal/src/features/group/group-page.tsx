import { Button, Checkbox } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roleNames } from '../../../../server/src/access/role-names.ts';
import { useAction, useMay } from '../../api/index.ts';
import { currentLanguage } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  ErrorState,
  LoadingLines,
  Page,
  Section,
  useGo,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import {
  changeMembers,
  deleteGroup,
  type GroupMemberItem,
  groupsKey,
  readCandidates,
  readGroup,
  readMembers,
  type SecurityGroupItem,
} from './calls.ts';
import { GroupForm } from './group-form.tsx';
import { useText } from './text.ts';

/** One group and the people in it. */
export default function GroupPage() {
  const t = useText();
  const id = usePathPart('groupId');
  const query = useQuery({
    queryKey: [...groupsKey, 'one', id],
    queryFn: ({ signal }) => readGroup(id, signal),
  });
  return (
    <Page
      title={query.data?.name}
      lead={query.data?.description}
      query={query}
      breadcrumb={[{ label: t('title'), to: '/groups' }]}
      actions={query.data && <GroupActions group={query.data} />}
    >
      {(group: SecurityGroupItem) => <Members group={group} />}
    </Page>
  );
}

function GroupActions({ group }: { group: SecurityGroupItem }) {
  const t = useText();
  const may = useMay();
  const go = useGo();
  const toast = useToast();
  const [renaming, setRenaming] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const removal = useAction({
    act: (_, ids) => deleteGroup(group.id, ids),
    refreshes: [
      [...groupsKey, 'list'],
      [...groupsKey, 'all'],
    ],
    onDone: () => {
      toast.done(t('deleted'));
      go('/groups', { unasked: true });
    },
  });
  if (!may('group.manage')) return null;
  return (
    <>
      <Button icon={<EditRegular />} onClick={() => setRenaming(true)}>
        {t('rename')}
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
        {t('deleteGroup')}
      </Button>
      {renaming && <GroupForm group={group} onClosed={() => setRenaming(false)} />}
      <ConfirmDialog
        open={deleting}
        title={t('deleteTitle', { name: group.name })}
        confirmLabel={t('deleteGroup')}
        running={removal.running}
        error={removal.error}
        onCancel={() => {
          removal.reset();
          setDeleting(false);
        }}
        onConfirm={() => removal.run()}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </>
  );
}

function usePeopleColumns(): Column<GroupMemberItem>[] {
  const t = useText();
  const named = roleNames[currentLanguage()] as Readonly<Record<string, string>>;
  return [
    { id: 'name', header: t('name'), cell: (row) => row.displayName, sortValue: (row) => row.displayName },
    {
      id: 'userName',
      header: t('userName'),
      cell: (row) => row.userPrincipalName,
      sortValue: (row) => row.userPrincipalName,
    },
    { id: 'role', header: t('role'), cell: (row) => row.roles.map((role) => named[role] ?? role).join(', ') },
  ];
}

function Members({ group }: { group: SecurityGroupItem }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const columns = usePeopleColumns();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState(false);
  const query = useQuery({
    queryKey: [...groupsKey, 'members', group.id],
    queryFn: ({ signal }) => readMembers(group.id, signal),
  });
  const removal = useAction({
    act: (_, ids) => changeMembers(group.id, { remove: [...chosen] }, ids),
    refreshes: [groupsKey],
    onDone: () => {
      toast.done(t('changed'));
      setRemoving(false);
      setChosen(new Set());
    },
  });
  const add = may('group.manage') && (
    <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
      {t('addPeople')}
    </Button>
  );
  return (
    <Section title={t('members')} actions={add}>
      {query.data ? (
        <WholeTable<GroupMemberItem>
          label={t('members')}
          rows={query.data.items}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.displayName}
          {...(may('group.manage')
            ? {
                selection: {
                  chosen,
                  onChange: setChosen,
                  actions: () => (
                    <Button size="small" onClick={() => setRemoving(true)}>
                      {t('remove')}
                    </Button>
                  ),
                },
              }
            : {})}
          empty={{ title: t('nobody'), text: t('nobodyText') }}
        />
      ) : query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <LoadingLines />
      )}
      {adding && <AddDialog group={group} onClosed={() => setAdding(false)} />}
      <ConfirmDialog
        open={removing}
        title={t('removeTitle', { count: chosen.size, name: group.name })}
        confirmLabel={t('remove')}
        running={removal.running}
        error={removal.error}
        onCancel={() => {
          removal.reset();
          setRemoving(false);
        }}
        onConfirm={() => removal.run()}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Section>
  );
}

function AddDialog({ group, onClosed }: { group: SecurityGroupItem; onClosed: () => void }) {
  const t = useText();
  const toast = useToast();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useQuery({
    queryKey: [...groupsKey, 'candidates', group.id],
    queryFn: ({ signal }) => readCandidates(group.id, signal),
  });
  const adding = useAction({
    act: (_, ids) => changeMembers(group.id, { add: chosen }, ids),
    refreshes: [groupsKey],
    onDone: () => {
      toast.done(t('changed'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('addTitle', { name: group.name })}
      confirmLabel={t('add')}
      running={adding.running || chosen.length === 0}
      error={adding.error ?? query.error}
      onCancel={onClosed}
      onConfirm={() => adding.run()}
    >
      {query.data?.items.length === 0 && t('nobodyLeft')}
      {query.data?.items.map((person) => (
        <Checkbox
          key={person.id}
          label={`${person.displayName} (${person.userPrincipalName})`}
          checked={chosen.includes(person.id)}
          onChange={(_, { checked }) =>
            setChosen(checked === true ? [...chosen, person.id] : chosen.filter((id) => id !== person.id))
          }
        />
      ))}
    </ConfirmDialog>
  );
}
