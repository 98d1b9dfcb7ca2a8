import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, Page, useGo } from '../../ui/index.ts';
import { groupsKey, readGroups, type SecurityGroupItem } from './calls.ts';
import { GroupForm } from './group-form.tsx';
import { useText } from './text.ts';

/** Groups of the company's own people (C83). */
export default function GroupsPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const go = useGo();
  const [making, setMaking] = useState(false);
  const columns: Column<SecurityGroupItem>[] = [
    {
      id: 'name',
      header: t('name'),
      cell: (row) => <AppLink to={`/groups/${row.id}`}>{row.name}</AppLink>,
    },
    { id: 'description', header: t('description'), cell: (row) => row.description ?? '–' },
    { id: 'members', header: t('members'), align: 'end', cell: (row) => format.number(row.memberCount) },
    { id: 'created', header: t('created'), cell: (row) => format.date(row.createdAt) },
  ];
  const make = may('group.manage') && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={make}
      breadcrumb={[{ label: t('relationships'), to: '/admin-relationships' }]}
    >
      <DataTable<SecurityGroupItem>
        label={t('title')}
        queryKey={[...groupsKey, 'list']}
        load={readGroups}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        empty={{ title: t('empty'), text: t('emptyText'), actions: make }}
      />
      {making && (
        <GroupForm
          onClosed={(saved) => {
            setMaking(false);
            if (saved) go(`/groups/${saved.id}`);
          }}
        />
      )}
    </Page>
  );
}
