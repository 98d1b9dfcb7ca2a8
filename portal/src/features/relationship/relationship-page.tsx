import { Button } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  Columns,
  ConfirmDialog,
  DefinitionList,
  LinkButton,
  Page,
  type RowAction,
  Section,
  StatusBadge,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import {
  customersKey,
  type PartnerRelationshipRecord,
  readRelationship,
  relationshipKey,
  removeDesignation,
} from './calls.ts';
import { Duties } from './duties.tsx';
import { GrantLines } from './grant-lines.tsx';
import { useText } from './text.ts';

/** A partner's relationship with one customer: its role, what it may administer, what it owes. */
export default function RelationshipPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...relationshipKey, 'of', id],
    queryFn: ({ signal }) => readRelationship(id, signal),
  });
  return (
    <Page<PartnerRelationshipRecord>
      title={query.data?.customerName}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
    >
      {(record) => (
        <>
          <CustomerTabs id={id} companyName={record.customerName} capacity={record.capacity} />
          <Columns>
            <Tie record={record} />
            <Admin record={record} />
          </Columns>
          <Services record={record} />
        </>
      )}
    </Page>
  );
}

function Tie({ record }: { record: PartnerRelationshipRecord }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [removing, setRemoving] = useState(false);
  const { together, agreementAcceptedAt } = record;
  return (
    <Section
      title={t('relationshipTab')}
      actions={
        record.mayRemoveDesignation &&
        may('relationship.designation.remove') && (
          <Button onClick={() => setRemoving(true)}>{t('removeDesignation')}</Button>
        )
      }
    >
      <DefinitionList
        items={[
          { term: t('yourRole'), value: t(`capacity_${record.capacity}`) },
          { term: t('since'), value: format.date(record.since) },
          record.capacity !== 'direct' && {
            term: record.capacity === 'reseller' ? t('provider') : t('reseller'),
            value: together ? (
              <>
                {together.name} ({together.partnerId}){' '}
                {!together.active && <StatusBadge tone="neutral" label={t('formerPartner')} />}
              </>
            ) : (
              t('none')
            ),
          },
          record.capacity !== 'reseller' && {
            term: t('agreementAccepted'),
            value: agreementAcceptedAt ? format.date(agreementAcceptedAt) : t('notYet'),
          },
        ]}
      />
      <DesignationDialog record={record} open={removing} onClosed={() => setRemoving(false)} />
    </Section>
  );
}

function DesignationDialog({
  record,
  open,
  onClosed,
}: {
  record: PartnerRelationshipRecord;
  open: boolean;
  onClosed: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const name = record.together?.name ?? '';
  const removal = useAction<void>({
    act: (_, ids) => removeDesignation(record.customerId, ids),
    refreshes: [relationshipKey, customersKey],
    onDone: () => {
      toast.done(t('designationRemoved', { name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={open}
      title={t('designationTitle', { name })}
      confirmLabel={t('removeDesignation')}
      running={removal.running}
      error={removal.error}
      onCancel={() => {
        removal.reset();
        onClosed();
      }}
      onConfirm={() => removal.run()}
    >
      {t('designationText', { name })}
    </ConfirmDialog>
  );
}

function Admin({ record }: { record: PartnerRelationshipRecord }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const { delegatedAdmin, legacyAdminSince, adminWithdrawnAt, grants } = record;
  const none = delegatedAdmin === 'none';
  const withdrawn = none && adminWithdrawnAt;
  return (
    <Section
      title={t('ownAdmin')}
      text={[
        ...(withdrawn ? [t('ownWithdrawn', { date: format.dateTime(adminWithdrawnAt) })] : []),
        t(`ownAdmin_${delegatedAdmin}`),
        ...(none ? [t('askAgainText')] : []),
      ].join(' ')}
      actions={
        none &&
        may('relationship.request') && (
          <LinkButton appearance="primary" to="/customers/request">
            {t('askAgain')}
          </LinkButton>
        )
      }
    >
      <DefinitionList
        items={[
          legacyAdminSince !== undefined && { term: t('fullSince'), value: format.date(legacyAdminSince) },
        ]}
      />
      <GrantLines grants={grants} />
      <Duties title={t('owesTitleOwn')} duties={record.owes} seenBy="partner" />
    </Section>
  );
}

type Service = PartnerRelationshipRecord['services'][number];

function Services({ record }: { record: PartnerRelationshipRecord }) {
  const t = useText();
  const may = useMay();
  const columns: Column<Service>[] = [
    { id: 'service', header: t('service'), cell: (row) => row.name },
    {
      id: 'holder',
      header: t('holder'),
      cell: ({ holder }) => t(holder === 'other' ? 'heldBy_another' : `heldBy_${holder}`),
    },
  ];
  const actions = (row: Service): (RowAction | false)[] => [
    row.holder === 'own' &&
      // Entering a service is recorded there (C79, C80).
      may('service.enter') && {
        id: 'open',
        label: t('openService'),
        icon: OpenRegular,
        inline: true,
        to: `/customers/${record.customerId}/services`,
        unavailable: row.mayOpen ? undefined : t('mayNotOpen'),
      },
  ];
  return (
    <Section title={t('services')}>
      <WholeTable<Service>
        label={t('services')}
        rows={record.services}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        actions={actions}
      />
    </Section>
  );
}
