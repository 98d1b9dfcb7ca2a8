import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import {
  type Column,
  ConfirmDialog,
  ErrorState,
  LoadingLines,
  Section,
  StatusBadge,
  type Tone,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import {
  type AssignmentItem,
  type DelegationItem,
  delegationKey,
  readAssignments,
  removeAssignment,
} from './calls.ts';
import { RoleMarks } from './cells.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<AssignmentItem['state'], Tone>> = {
  pending: 'waiting',
  active: 'good',
  deleting: 'waiting',
  deleted: 'neutral',
  error: 'bad',
};

/** Which groups hold which of the approved roles (C83). */
export function GroupsSection({ item }: { item: DelegationItem }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [changing, setChanging] = useState<AssignmentItem | 'new'>();
  const [leaving, setLeaving] = useState<AssignmentItem>();
  const key = [...delegationKey, 'groups', item.id];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readAssignments(item.id, signal),
    // What is being given or taken is settled within seconds.
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'pending' || one.state === 'deleting') ? 2000 : false,
  });
  const removal = useAction<AssignmentItem>({
    act: ({ id }, ids) => removeAssignment(item.id, id, ids),
    refreshes: [delegationKey],
    onDone: () => {
      toast.done(t('groupRemoved'));
      setLeaving(undefined);
    },
  });
  const mayAssign = may('delegation.assign');
  const columns: Column<AssignmentItem>[] = [
    { id: 'group', header: t('group'), cell: (row) => row.groupName ?? row.groupId, width: '25%' },
    { id: 'roles', header: t('roles'), cell: (row) => <RoleMarks roles={row.roles} /> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`assignment_${row.state}`)} />,
    },
  ];
  const add = mayAssign && (
    <Button icon={<AddRegular />} onClick={() => setChanging('new')}>
      {t('addGroup')}
    </Button>
  );
  return (
    <Section title={t('groupsTitle')} text={t('groupsText')} actions={add}>
      {query.error && !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <WholeTable<AssignmentItem>
          label={t('groupsTitle')}
          rows={query.data.items}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.groupName ?? row.groupId}
          actions={(row) => [
            mayAssign && {
              id: 'change',
              label: t('changeRoles'),
              icon: EditRegular,
              inline: true,
              onSelect: () => setChanging(row),
            },
            mayAssign && {
              id: 'remove',
              label: t('removeGroup'),
              icon: DeleteRegular,
              onSelect: () => setLeaving(row),
            },
          ]}
          empty={{ title: t('noGroups') }}
        />
      ) : (
        <LoadingLines />
      )}
      {changing && (
        <GroupDialog
          item={item}
          {...(changing === 'new' ? {} : { assignment: changing })}
          taken={query.data?.items.map((one) => one.groupId) ?? []}
          onClosed={() => setChanging(undefined)}
        />
      )}
      <ConfirmDialog
        open={leaving !== undefined}
        title={t('removeGroupTitle', { name: leaving?.groupName ?? '' })}
        confirmLabel={t('removeGroup')}
        running={removal.running}
        error={removal.error}
        onCancel={() => {
          removal.reset();
          setLeaving(undefined);
        }}
        onConfirm={() => leaving && removal.run(leaving)}
      >
        {t('removeGroupText')}
        {leaving && item.state === 'active' && item.customerId && (
          <WhatIfPanel
            question={{
              event: 'unmap-group',
              customerId: item.customerId,
              grantId: item.id,
              groupId: leaving.groupId,
            }}
          />
        )}
      </ConfirmDialog>
    </Section>
  );
}
