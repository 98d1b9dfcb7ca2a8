import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorBar,
  Section,
  StatusBadge,
  type Tone,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { UsersFrame } from '../user/index.ts';
import { importPath, importsKey, isUnderWay, readImports, type UserImport } from './calls.ts';
import { FileForm } from './file-form.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<UserImport['state'], Tone>> = {
  receiving: 'waiting',
  checking: 'info',
  refused: 'bad',
  checked: 'waiting',
  running: 'info',
  finished: 'good',
  undoing: 'info',
  undone: 'neutral',
};
const pollMs = 1500;

/** Many users of a customer from a file (C71): the template, the file, and what was sent before. */
export default function ImportsPage() {
  const t = useText();
  const may = useMay();
  const customerId = usePathPart('customerId');
  const query = useQuery({
    queryKey: importsKey(customerId),
    queryFn: ({ signal }) => readImports(customerId, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? pollMs : false),
  });
  return (
    <UsersFrame customerId={customerId} lead={query.data?.limits ? t('leadStrict') : t('lead')}>
      {() => (
        <>
          {may('customerUser.import') && query.data && (
            <FileForm customerId={customerId} limits={query.data.limits} imports={query.data.items} />
          )}
          <Section title={t('history')} look="plain">
            <ErrorBar error={query.error} />
            {query.data && <History customerId={customerId} imports={query.data.items} />}
          </Section>
        </>
      )}
    </UsersFrame>
  );
}

function History({ customerId, imports }: { customerId: string; imports: readonly UserImport[] }) {
  const t = useText();
  const format = useFormat();
  const counts = ({ rows, state }: UserImport): string => {
    const of = {
      created: format.number(rows.created),
      total: format.number(rows.total),
      bad: format.number(rows.bad),
      removed: format.number(rows.removed),
    };
    if (state === 'refused' && rows.total > 0) return t('rowsBad', of);
    if (state === 'undone' || state === 'undoing') return t('rowsRemoved', of);
    if (state === 'checked' || state === 'checking') return of.total;
    return rows.total === 0 ? '–' : t('rowsCreated', of);
  };
  const columns: Column<UserImport>[] = [
    {
      id: 'file',
      header: t('fileName'),
      width: '34%',
      cell: (row) => <AppLink to={importPath(customerId, row.id)}>{row.fileName}</AppLink>,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`state_${row.state}`)} />,
    },
    { id: 'rows', header: t('rows'), cell: counts },
    { id: 'when', header: t('createdAt'), cell: (row) => format.dateTime(row.createdAt) },
    { id: 'by', header: t('createdBy'), wideOnly: true, cell: (row) => row.createdBy },
  ];
  return (
    <WholeTable<UserImport>
      label={t('history')}
      rows={imports}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={(row) => row.fileName}
      empty={{ title: t('historyEmpty') }}
    />
  );
}
