import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, Section, StatusBadge, WholeTable } from '../../ui/index.ts';
import type { Application, ApplicationSecret } from './calls.ts';
import { NewSecretDialog, RemoveSecretDialog } from './dialogs.tsx';
import { useText } from './text.ts';

/** Several secrets at a time, so that one can be replaced without a pause. */
export function SecretsSection({ application }: { application: Application }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ApplicationSecret>();
  const columns: Column<ApplicationSecret>[] = [
    { id: 'hint', header: t('beginsWith'), cell: (row) => <code translate="no">{row.hint}…</code> },
    { id: 'since', header: t('made'), cell: (row) => format.date(row.createdAt) },
    {
      id: 'until',
      header: t('expires'),
      cell: (row) => (row.expiresAt ? format.date(row.expiresAt) : t('never')),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusBadge
          tone={row.expired ? 'bad' : 'good'}
          label={t(row.expired ? 'state_expired' : 'state_good')}
        />
      ),
    },
  ];
  return (
    <Section
      title={t('secrets')}
      text={t('secretsText')}
      actions={
        may('application.secret.add') && <Button onClick={() => setAdding(true)}>{t('newSecret')}</Button>
      }
    >
      <WholeTable<ApplicationSecret>
        label={t('secrets')}
        rows={application.secrets}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.hint}
        actions={(row) => [
          may('application.secret.remove') && {
            id: 'remove',
            label: t('remove'),
            icon: DeleteRegular,
            inline: true,
            onSelect: () => setRemoving(row),
          },
        ]}
        empty={{ title: t('secrets_none') }}
      />
      <NewSecretDialog open={adding} clientId={application.clientId} onClosed={() => setAdding(false)} />
      <RemoveSecretDialog
        clientId={application.clientId}
        secret={removing}
        onClosed={() => setRemoving(undefined)}
      />
    </Section>
  );
}
