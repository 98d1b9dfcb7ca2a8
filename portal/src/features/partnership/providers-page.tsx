import {
  DeleteRegular,
  LocationRegular,
  PeopleListRegular,
  PersonAddRegular,
  ShieldDismissRegular,
} from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useAction, useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  DataTable,
  Page,
  type RowAction,
  StatusBadge,
  useGo,
  useToast,
} from '../../ui/index.ts';
import { type PartnershipItem, partnershipKey, partnersKey, readPartners, takeBackAccess } from './calls.ts';
import { useOwnLocations } from './location-choice.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { PartnerName, PartnerPlace, PartnerState } from './partner-cells.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { useText } from './text.ts';

/** A reseller's providers (C11), and leaving them (C13, D10). */
export default function ProvidersPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const go = useGo();
  const { tenant } = useSession();
  const [leaving, setLeaving] = useState<PartnershipItem>();
  const [moving, setMoving] = useState<PartnershipItem>();
  const choosable = (useOwnLocations()?.length ?? 0) > 1;
  const [closing, setClosing] = useState<PartnershipItem>();

  // The same list has another name for the other side.
  const isProvider = tenant.kind === 'indirect-provider';
  useEffect(() => {
    if (isProvider) go('/resellers', { replace: true });
  }, [isProvider, go]);

  const columns: Column<PartnershipItem>[] = [
    { id: 'name', header: t('name'), cell: (row) => <PartnerName name={row.name} /> },
    { id: 'country', header: t('location'), cell: (row) => <PartnerPlace partner={row} /> },
    { id: 'partnerId', header: t('partnerId'), cell: (row) => row.partnerId },
    { id: 'state', header: t('state'), cell: (row) => <PartnerState state={row.state} /> },
    { id: 'since', header: t('since'), cell: (row) => format.date(row.acceptedAt) },
    {
      id: 'access',
      header: t('adminAccess'),
      cell: (row) => (
        <StatusBadge
          tone={row.providerAdminAccess ? 'info' : 'neutral'}
          label={row.providerAdminAccess ? t('accessYes') : t('accessNo')}
        />
      ),
    },
  ];

  const actions = (row: PartnershipItem): (RowAction | false | undefined)[] => [
    may('customer.list') && {
      id: 'view',
      label: t('viewCustomers'),
      icon: PeopleListRegular,
      inline: true,
      to: '/customers',
      search: { provider: row.tenantId },
    },
    may('relationship.requestJointly') &&
      row.state === 'active' && {
        id: 'invite',
        label: t('inviteCustomers'),
        icon: PersonAddRegular,
        to: '/customers/request',
        search: { provider: row.tenantId },
      },
    choosable &&
      may('partnership.location.choose') && {
        id: 'location',
        label: t('chooseLocation'),
        icon: LocationRegular,
        onSelect: () => setMoving(row),
      },
    may('partnership.withdrawAdminAccess') &&
      row.providerAdminAccess && {
        id: 'access',
        label: t('takeBackAccess'),
        icon: ShieldDismissRegular,
        onSelect: () => setClosing(row),
      },
    may('partnership.removeAsReseller') && {
      id: 'remove',
      label: t('removePartnership'),
      icon: DeleteRegular,
      onSelect: () => setLeaving(row),
    },
  ];

  return (
    <Page title={t('providers')} lead={t('providersLead')}>
      <DataTable<PartnershipItem>
        label={t('providers')}
        queryKey={partnersKey}
        load={readPartners}
        columns={columns}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        actions={actions}
        search={{ label: t('searchName') }}
        empty={{ title: t('providersEmpty'), text: t('providersEmptyText') }}
      />
      {moving && <LocationDialog partner={moving} onClosed={() => setMoving(undefined)} />}
      <RemovalDialog side="reseller" partner={leaving} onClosed={() => setLeaving(undefined)} />
      <TakeBackDialog provider={closing} onClosed={() => setClosing(undefined)} />
    </Page>
  );
}

function TakeBackDialog({
  provider,
  onClosed,
}: {
  provider: PartnershipItem | undefined;
  onClosed: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const takeBack = useAction<PartnershipItem>({
    act: ({ tenantId }, ids) => takeBackAccess(tenantId, ids),
    refreshes: [partnershipKey],
    onDone: (_, { name }) => {
      toast.done(t('takenBack', { name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={provider !== undefined}
      title={t('takeBackTitle', { name: provider?.name ?? '' })}
      confirmLabel={t('takeBackConfirm')}
      running={takeBack.running}
      error={takeBack.error}
      onCancel={() => {
        takeBack.reset();
        onClosed();
      }}
      onConfirm={() => provider && takeBack.run(provider)}
    >
      {t('takeBackText')}
    </ConfirmDialog>
  );
}
