import { PersonArrowBackRegular } from '@fluentui/react-icons';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, DataTable, type RowAction, useGo, usePathPart, useToast } from '../../ui/index.ts';
import { type ListedPerson, peopleKey, readPeople, restorePerson } from './calls.ts';
import { userPath } from './paths.ts';
import { PersonName } from './person-cells.tsx';
import { useText } from './text.ts';
import { UsersFrame } from './users-frame.tsx';

/** People who were deleted and can be brought back (C74). */
export default function DeletedUsersPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  return (
    <UsersFrame customerId={customerId} lead={t('deletedLead')}>
      {() => <Deleted customerId={customerId} />}
    </UsersFrame>
  );
}

function Deleted({ customerId }: { customerId: string }) {
  const t = useText();
  const go = useGo();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const restore = useAction<ListedPerson, ListedPerson>({
    act: (row, ids) => restorePerson(customerId, row.id, ids),
    refreshes: [peopleKey(customerId)],
    onDone: (person) => {
      toast.done(t('restored', { name: person.displayName }), t('restoredText'));
      go(userPath(customerId, person.id));
    },
    onFailed: (error) => toast.failed(error),
  });
  const columns: Column<ListedPerson>[] = [
    { id: 'name', header: t('displayName'), sortable: true, cell: (row) => <PersonName person={row} /> },
    { id: 'userName', header: t('userName'), sortable: true, cell: (row) => row.userName },
    { id: 'deleted', header: t('deletedOn'), cell: (row) => format.date(row.deletedAt ?? '') },
    { id: 'until', header: t('restorableUntil'), cell: (row) => format.date(row.restorableUntil ?? '') },
  ];
  const actions = (row: ListedPerson): (RowAction | false)[] => [
    may('customerUser.update') && {
      id: 'restore',
      label: t('restore'),
      icon: PersonArrowBackRegular,
      inline: true,
      onSelect: () => restore.run(row),
    },
  ];
  return (
    <DataTable<ListedPerson>
      label={t('deletedUsers')}
      queryKey={[...peopleKey(customerId), 'deleted']}
      load={readPeople(customerId, 'inactive')}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={(row) => row.displayName}
      actions={actions}
      search={{ label: t('searchUsers') }}
      empty={{ title: t('nobodyDeleted'), text: t('nobodyDeletedText') }}
    />
  );
}
