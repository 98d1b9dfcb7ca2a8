import { Button, MessageBar, MessageBarBody, Tooltip } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownloadRegular,
  DeleteRegular,
  LocationRegular,
  PeopleListRegular,
  PersonAddRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  LinkButton,
  type RowAction,
  SelectField,
  useToast,
} from '../../ui/index.ts';
import { type PartnershipItem, partnersKey, readPartners, saveAgreementStatus } from './calls.ts';
import { useOwnLocations } from './location-choice.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { AgreementState, PartnerName, PartnerPlace, PartnerState } from './partner-cells.tsx';
import { ResellersFrame } from './partners-frame.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { useText } from './text.ts';

/** Those that need attention, as the home page counts them (C115). */
const narrowings = ['unsigned', 'dormant', 'former'] as const;

/** A provider's partners and what can be done with each (C10). */
export default function ResellersPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const standing = useStanding();
  const [leaving, setLeaving] = useState<PartnershipItem>();
  const [moving, setMoving] = useState<PartnershipItem>();
  const choosable = (useOwnLocations()?.length ?? 0) > 1;
  const customersOf = (row: PartnershipItem) => ({ to: '/customers', search: { reseller: row.tenantId } });

  const columns: Column<PartnershipItem>[] = [
    { id: 'name', header: t('name'), cell: (row) => <PartnerName name={row.name} /> },
    { id: 'country', header: t('location'), cell: (row) => <PartnerPlace partner={row} /> },
    { id: 'partnerId', header: t('partnerId'), cell: (row) => row.partnerId },
    { id: 'state', header: t('state'), cell: (row) => <PartnerState state={row.state} /> },
    {
      id: 'agreement',
      header: t('agreement'),
      cell: (row) => <AgreementState signed={row.agreementSigned} />,
    },
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
      unavailable:
        row.state === 'former'
          ? t('formerReason')
          : row.state === 'dormant'
            ? t('dormantReason')
            : row.agreementSigned
              ? undefined
              : t('unsignedReason'),
    },
    may('customer.list') && {
      id: 'view',
      label: t('viewCustomers'),
      icon: PeopleListRegular,
      ...customersOf(row),
    },
    row.state !== 'former' &&
      choosable &&
      may('partnership.location.choose') && {
        id: 'location',
        label: t('chooseLocation'),
        icon: LocationRegular,
        onSelect: () => setMoving(row),
      },
    row.state !== 'former' &&
      may('partnership.remove') && {
        id: 'remove',
        label: t('removePartnership'),
        icon: DeleteRegular,
        onSelect: () => setLeaving(row),
      },
  ];

  return (
    <ResellersFrame
      lead={t('resellersLead')}
      actions={
        <>
          <RequestButton standing={standing} />
          {may('partnerAgreement.resellers.read') && (
            <Button
              icon={<ArrowDownloadRegular />}
              onClick={() => void saveAgreementStatus().catch(toast.failed)}
            >
              {t('statusFile')}
            </Button>
          )}
        </>
      }
    >
      {standing === 'company-may-not' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('requestUnavailable')}</MessageBarBody>
        </MessageBar>
      )}
      <DataTable<PartnershipItem>
        label={t('resellers')}
        queryKey={partnersKey}
        load={readPartners}
        columns={columns}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        actions={actions}
        search={{ label: t('searchName') }}
        filters={{
          names: ['filter'],
          render: ({ values, set }) => (
            <SelectField
              label={t('show')}
              none={t('show_partners')}
              choices={narrowings.map((value) => ({ value, label: t(`show_${value}`) }))}
              value={values['filter'] ?? ''}
              onChange={(value) => set('filter', value)}
            />
          ),
        }}
        empty={{
          title: t('resellersEmpty'),
          text: t('resellersEmptyText'),
          actions: standing === 'may' && <RequestButton standing={standing} />,
        }}
      />
      {moving && <LocationDialog partner={moving} onClosed={() => setMoving(undefined)} />}
      <RemovalDialog side="provider" partner={leaving} onClosed={() => setLeaving(undefined)} />
    </ResellersFrame>
  );
}

const sellers = ['global-admin', 'user-admin', 'admin-agent', 'sales-agent'];

type Standing = 'may' | 'company-may-not' | 'person-may-not';

/** A seller is told when it is the company that may not ask for partnerships at present (C8). */
function useStanding(): Standing {
  const may = useMay();
  const { user } = useSession();
  if (may('partnership.invite')) return 'may';
  return user.roles.some((role) => sellers.includes(role)) ? 'company-may-not' : 'person-may-not';
}

function RequestButton({ standing }: { standing: Standing }) {
  const t = useText();
  const shown = { appearance: 'primary', icon: <AddRegular />, children: t('request') } as const;
  if (standing === 'may') return <LinkButton {...shown} to="/resellers/request" />;
  if (standing === 'person-may-not') return null;
  return (
    <Tooltip content={t('requestUnavailable')} relationship="description">
      <Button {...shown} disabledFocusable />
    </Tooltip>
  );
}
