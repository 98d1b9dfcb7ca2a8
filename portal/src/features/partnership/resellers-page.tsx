import { Button, Tooltip } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, PeopleListRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, DataTable, LinkButton, type Column, type RowAction } from '../../ui/index.ts';
import { partnersKey, readPartners, type PartnershipItem } from './calls.ts';
import { AgreementState, PartnerName, PartnerState } from './partner-cells.tsx';
import { ResellersFrame } from './partners-frame.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { useText } from './text.ts';

/** A provider's partners and what can be done with each (C10). */
export default function ResellersPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [leaving, setLeaving] = useState<PartnershipItem>();
  const customersOf = (row: PartnershipItem) => ({ to: '/customers', search: { reseller: row.tenantId } });

  const columns: Column<PartnershipItem>[] = [
    { id: 'name', header: t('name'), cell: (row) => <PartnerName name={row.name} /> },
    { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
    { id: 'partnerId', header: t('partnerId'), cell: (row) => row.partnerId },
    { id: 'state', header: t('state'), cell: (row) => <PartnerState state={row.state} /> },
    { id: 'agreement', header: t('agreement'), cell: (row) => <AgreementState signed={row.agreementSigned} /> },
    {
      id: 'customers',
      header: t('customers'),
      align: 'end',
      cell: (row) => {
        const count = format.number(row.customerCount ?? 0);
        return may('customer.list') && row.customerCount ? (
          <AppLink {...customersOf(row)} aria-label={`${t('viewCustomers')}: ${row.name}, ${count}`}>
            {count}
          </AppLink>
        ) : (
          count
        );
      },
    },
  ];

  const actions = (row: PartnershipItem): (RowAction | false)[] => [
    may('customer.create') && {
      id: 'add',
      label: t('addCustomer'),
      icon: PersonAddRegular,
      inline: true,
      to: '/customers/new',
      search: { reseller: row.tenantId },
      unavailable: row.state !== 'active' ? t('dormantReason') : row.agreementSigned ? undefined : t('unsignedReason'),
    },
    may('customer.list') && { id: 'view', label: t('viewCustomers'), icon: PeopleListRegular, ...customersOf(row) },
    may('partnership.remove') && {
      id: 'remove',
      label: t('removePartnership'),
      icon: DeleteRegular,
      onSelect: () => setLeaving(row),
    },
  ];

  return (
    <ResellersFrame lead={t('resellersLead')} actions={<RequestButton />}>
      <DataTable<PartnershipItem>
        label={t('resellers')}
        queryKey={partnersKey}
        load={readPartners}
        columns={columns}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        actions={actions}
        search={{ label: t('searchName') }}
        empty={{ title: t('resellersEmpty'), text: t('resellersEmptyText'), actions: <RequestButton /> }}
      />
      <RemovalDialog side="provider" partner={leaving} onClosed={() => setLeaving(undefined)} />
    </ResellersFrame>
  );
}

const sellers = ['global-admin', 'user-admin', 'admin-agent', 'sales-agent'];

/** For sellers it stays visible, with the reason, while their company may not ask (C8). */
function RequestButton() {
  const t = useText();
  const may = useMay();
  const { user } = useSession();
  const shown = { appearance: 'primary', icon: <AddRegular />, children: t('request') } as const;
  if (may('partnership.invite')) return <LinkButton {...shown} to="/resellers/request" />;
  if (!user.roles.some((role) => sellers.includes(role))) return null;
  return (
    <Tooltip content={t('requestUnavailable')} relationship="description">
      <Button {...shown} disabledFocusable />
    </Tooltip>
  );
}
