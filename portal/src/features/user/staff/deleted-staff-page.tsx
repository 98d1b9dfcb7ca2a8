import { PersonArrowBackRegular } from '@fluentui/react-icons';
import { useAction, useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { type Column, DataTable, Page, type RowAction, useGo, useToast } from '../../../ui/index.ts';
import { PersonName } from '../person-cells.tsx';
import { useText } from '../text.ts';
import { readStaff, restoreMember, type StaffMember, staffKey } from './calls.ts';
import { StaffPages } from './staff-page.tsx';

/** Own people who were deleted and can be brought back. */
export default function DeletedStaffPage() {
  const t = useText();
  const go = useGo();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const restore = useAction<StaffMember, StaffMember>({
    act: (row, ids) => restoreMember(row.id, ids),
    refreshes: [staffKey],
    onDone: (person) => {
      toast.done(t('restored', { name: person.displayName }));
      go(`/staff/${person.id}`);
    },
    onFailed: (error) => toast.failed(error),
  });
  const columns: Column<StaffMember>[] = [
    { id: 'name', header: t('displayName'), sortable: true, cell: (row) => <PersonName person={row} /> },
    { id: 'userName', header: t('userName'), sortable: true, cell: (row) => row.userName },
    { id: 'deleted', header: t('deletedOn'), cell: (row) => format.date(row.deletedAt ?? '') },
    { id: 'until', header: t('restorableUntil'), cell: (row) => format.date(row.restorableUntil ?? '') },
  ];
  const actions = (row: StaffMember): (RowAction | false)[] => [
    may('partnerUser.remove') && {
      id: 'restore',
      label: t('restore'),
      icon: PersonArrowBackRegular,
      inline: true,
      onSelect: () => restore.run(row),
    },
  ];
  return (
    <Page title={t('staffTitle')} lead={t('deletedLead')}>
      <StaffPages />
      <DataTable<StaffMember>
        label={t('deletedUsers')}
        queryKey={[...staffKey, 'deleted']}
        load={readStaff('inactive')}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.displayName}
        actions={actions}
        search={{ label: t('searchUsers') }}
        empty={{ title: t('nobodyDeleted'), text: t('nobodyDeletedText') }}
      />
    </Page>
  );
}
