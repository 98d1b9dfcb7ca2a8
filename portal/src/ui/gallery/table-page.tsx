import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  DefinitionList,
  Page,
  SelectField,
  StatusBadge,
  WholeTable,
} from '../index.ts';
import { loadSamples, type Sample, samples } from './rows.ts';

export default function TablePage() {
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const columns: readonly Column<Sample>[] = [
    { id: 'name', header: 'Name', cell: (row) => row.name, sortable: true },
    { id: 'domain', header: 'Domain', cell: (row) => row.domain },
    { id: 'seats', header: 'Seats', cell: (row) => format.number(row.seats), sortable: true, align: 'end' },
    { id: 'since', header: 'Since', cell: (row) => format.date(row.since), wideOnly: true },
    {
      id: 'state',
      header: 'State',
      cell: (row) => (
        <StatusBadge
          tone={row.state === 'active' ? 'good' : row.state === 'ended' ? 'bad' : 'warning'}
          label={row.state}
        />
      ),
    },
  ];
  return (
    <Page
      title="Table"
      breadcrumb={[{ label: 'Gallery', to: '/gallery' }]}
      actions={
        <Button appearance="primary" icon={<AddRegular />}>
          Add
        </Button>
      }
    >
      <DataTable<Sample>
        label="Samples"
        queryKey={['gallery']}
        load={loadSamples}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        pageSize={10}
        defaultSort={{ by: 'name', direction: 'ascending' }}
        search={{
          label: 'Search samples',
          in: [
            { value: 'name', label: 'Name' },
            { value: 'domain', label: 'Domain' },
          ],
        }}
        filters={{
          names: ['state'],
          render: ({ values, set }) => (
            <SelectField
              label="State"
              value={values['state'] ?? ''}
              onChange={(value) => set('state', value)}
              none="All"
              choices={['active', 'suspended', 'ended'].map((value) => ({ value, label: value }))}
            />
          ),
        }}
        actions={(row) => [
          { id: 'edit', label: 'Edit', icon: EditRegular, inline: true, to: '/gallery' },
          {
            id: 'remove',
            label: 'Remove',
            icon: DeleteRegular,
            unavailable: row.state === 'ended' ? 'It has ended already.' : undefined,
          },
          { id: 'look', label: 'Look', to: '/gallery/wizard' },
        ]}
        expand={(row) => (
          <DefinitionList
            items={[
              { term: 'Id', value: row.id, copy: row.id },
              { term: 'Domain', value: row.domain },
            ]}
          />
        )}
        selection={{ chosen, onChange: setChosen, actions: () => <Button size="small">Tag</Button> }}
        empty={{ title: 'No samples yet', text: 'Add the first one.', actions: <Button>Add</Button> }}
      />
      <WholeTable<Sample>
        label="A few"
        rows={samples.slice(0, 3)}
        columns={columns.map((column) =>
          column.id === 'seats' ? { ...column, sortValue: (row: Sample) => row.seats } : column,
        )}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
      />
    </Page>
  );
}
