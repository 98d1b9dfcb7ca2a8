import { Button } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, KeyRegular, PhoneRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  LinkButton,
  Section,
  StatusBadge,
  useAddressValue,
  WholeTable,
} from '../../ui/index.ts';
import type { Factor, Security } from './calls.ts';
import { RecoveryCodesDialog, RemoveFactorDialog, RenameFactorDialog } from './factor-dialogs.tsx';
import { useText } from './text.ts';

/** Second factors and recovery codes. */
export function FactorsSection({ security }: { security: Security }) {
  const t = useText();
  const format = useFormat();
  const wanted = useAddressValue('return');
  const [removing, setRemoving] = useState<Factor>();
  const [renaming, setRenaming] = useState<Factor>();
  const [renewing, setRenewing] = useState(false);
  const { factors, recoveryCodesLeft } = security;
  const search = wanted ? { return: wanted } : {};
  const last = factors.length === 1;

  const columns: Column<Factor>[] = [
    { id: 'name', header: t('factorName'), cell: (row) => row.name },
    {
      id: 'kind',
      header: t('kind'),
      cell: (row) => (row.kind === 'passkey' && row.backedUp ? t('kind_synced') : t(`kind_${row.kind}`)),
    },
    { id: 'since', header: t('since'), cell: (row) => format.date(row.createdAt) },
    {
      id: 'used',
      header: t('lastUsed'),
      cell: (row) => (row.lastUsedAt ? format.dateTime(row.lastUsedAt) : t('never')),
    },
  ];
  return (
    <>
      <Section
        title={t('factors')}
        text={factors.length === 0 ? t('factorsNone') : t('factorsText')}
        actions={
          <>
            <LinkButton icon={<PhoneRegular />} to="/account/security/authenticator" search={search}>
              {t('addAuthenticator')}
            </LinkButton>
            <LinkButton icon={<KeyRegular />} to="/account/security/passkey" search={search}>
              {t('addPasskey')}
            </LinkButton>
          </>
        }
      >
        {factors.length > 0 && (
          <WholeTable<Factor>
            label={t('factors')}
            rows={factors}
            columns={columns}
            rowId={(row) => row.id}
            rowLabel={(row) => row.name}
            actions={(row) => [
              { id: 'rename', label: t('rename'), icon: EditRegular, onSelect: () => setRenaming(row) },
              {
                id: 'remove',
                label: t('remove'),
                icon: DeleteRegular,
                unavailable: last ? t('lastStays') : undefined,
                onSelect: () => setRemoving(row),
              },
            ]}
          />
        )}
      </Section>
      {factors.length > 0 && (
        <Section
          title={t('recoveryCodes')}
          text={t('recoveryCodesText')}
          actions={<Button onClick={() => setRenewing(true)}>{t('renewCodes')}</Button>}
        >
          <div>
            <StatusBadge
              tone={recoveryCodesLeft > 3 ? 'good' : 'warning'}
              label={t('codesLeft', { count: recoveryCodesLeft })}
            />
          </div>
        </Section>
      )}
      <RenameFactorDialog factor={renaming} onClosed={() => setRenaming(undefined)} />
      <RemoveFactorDialog factor={removing} onClosed={() => setRemoving(undefined)} />
      <RecoveryCodesDialog open={renewing} onClosed={() => setRenewing(false)} />
    </>
  );
}
