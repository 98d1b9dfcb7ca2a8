import { DeleteRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  ErrorBar,
  LoadingLines,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { type GivenConsent, peopleKey, readConsents, removeConsent } from './calls.ts';
import { useText } from './text.ts';
import { UsersFrame } from './users-frame.tsx';

/** Programs of other vendors that may work in a customer's directory, by its partners' consent. */
export default function ConsentsPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  return (
    <UsersFrame customerId={customerId} lead={t('consentsLead')}>
      {({ companyName }) => <Consents customerId={customerId} customerName={companyName} />}
    </UsersFrame>
  );
}

function Consents({ customerId, customerName }: { customerId: string; customerName: string }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const [leaving, setLeaving] = useState<GivenConsent>();
  const key = [...peopleKey(customerId), 'consents'];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => readConsents(customerId, signal) });
  const remove = useAction<GivenConsent>({
    act: (row, ids) => removeConsent(customerId, row.applicationId, ids),
    refreshes: [key],
    onDone: (_, row) => {
      setLeaving(undefined);
      toast.done(t('consentRemoved', { name: nameOf(row) }));
    },
  });
  if (query.error) return <ErrorBar error={query.error} />;
  if (!query.data) return <LoadingLines />;
  const columns: Column<GivenConsent>[] = [
    { id: 'name', header: t('application'), cell: nameOf, sortValue: nameOf },
    { id: 'id', header: t('applicationId'), wideOnly: true, cell: (row) => row.applicationId },
    {
      id: 'permissions',
      header: t('permissions'),
      width: '35%',
      cell: (row) => row.applicationGrants.map(({ scope }) => scope.replaceAll(',', ', ')).join('; '),
    },
    {
      id: 'given',
      header: t('consentGiven'),
      cell: (row) => format.date(row.givenAt),
      sortValue: (row) => row.givenAt,
    },
  ];
  return (
    <>
      <WholeTable<GivenConsent>
        label={t('consents')}
        rows={query.data}
        columns={columns}
        rowId={(row) => row.applicationId}
        rowLabel={nameOf}
        actions={(row) => [
          may('applicationConsent.remove') && {
            id: 'remove',
            label: t('consentRemove'),
            icon: DeleteRegular,
            inline: true,
            onSelect: () => setLeaving(row),
          },
        ]}
        empty={{ title: t('consentsEmpty'), text: t('consentsEmptyText') }}
      />
      <ConfirmDialog
        open={leaving !== undefined}
        title={t('consentRemoveTitle', { name: leaving ? nameOf(leaving) : '' })}
        confirmLabel={t('consentRemove')}
        running={remove.running}
        error={remove.error}
        onCancel={() => {
          remove.reset();
          setLeaving(undefined);
        }}
        onConfirm={() => leaving && remove.run(leaving)}
      >
        {t('consentRemoveText', { customer: customerName })}
      </ConfirmDialog>
    </>
  );
}

const nameOf = ({ displayName, applicationId }: GivenConsent) => displayName || applicationId;
