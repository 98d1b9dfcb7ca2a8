import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useAction, useMay } from '../../api/index.ts';
import { nothing, useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  ErrorBar,
  Section,
  SelectField,
  StatusBadge,
  useToast,
} from '../../ui/index.ts';
import {
  type DeliveryItem,
  deliveriesKey,
  readDeliveries,
  replayDelivery,
  replayParked,
  type WebhookItem,
  webhooksKey,
} from './calls.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import { useText } from './text.ts';
import { deliveryTones } from './tones.ts';

const refreshMs = 5000;

/** What was sent to an address, newest first, and how that went. */
export function DeliveriesSection({ webhook }: { webhook: WebhookItem }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const { id } = webhook;
  const again = useAction<string>({
    act: (deliveryId, ids) => replayDelivery(id, deliveryId, ids),
    refreshes: [webhooksKey],
    onDone: () => toast.done(t('replayed', { count: 1 })),
  });
  const all = useAction<void, { count: number }>({
    act: (_, ids) => replayParked(id, ids),
    refreshes: [webhooksKey],
    onDone: ({ count }) => toast.done(t('replayed', { count })),
  });
  const mayReplay = may('webhook.replay');
  const off = webhook.state === 'disabled' ? t('firstResume') : undefined;
  const columns: Column<DeliveryItem>[] = [
    {
      id: 'event',
      header: t('event'),
      width: '36%',
      cell: (row) => t.find(`event_${row.eventName}`) ?? row.eventName,
    },
    { id: 'time', header: t('created'), cell: (row) => format.dateTime(row.createdAt) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={deliveryTones[row.state]} label={t(`delivery_${row.state}`)} />,
    },
    {
      id: 'answer',
      header: t('answer'),
      cell: (row) => row.lastStatus ?? (row.lastFault ? t('withoutAnswer') : nothing),
    },
    { id: 'attempts', header: t('attempts'), align: 'end', cell: (row) => row.attempts },
  ];
  return (
    <Section
      title={t('deliveries')}
      text={t('deliveriesText')}
      actions={
        mayReplay && (
          <Button disabledFocusable={all.running || off !== undefined} onClick={() => all.run()}>
            {t('replayParked')}
          </Button>
        )
      }
    >
      <ErrorBar error={again.error ?? all.error} />
      <DataTable<DeliveryItem>
        label={t('deliveries')}
        queryKey={deliveriesKey(id)}
        load={(request) => readDeliveries(id, request)}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.eventName}, ${format.dateTime(row.createdAt)}`}
        expand={(row) => <DeliveryDetails webhookId={id} delivery={row} />}
        actions={(row) => [
          mayReplay && {
            id: 'replay',
            label: t('replay'),
            icon: ArrowRepeatAllRegular,
            inline: true,
            unavailable: row.state === 'waiting' ? t('stillWaiting') : off,
            onSelect: () => again.run(row.id),
          },
        ]}
        filters={{
          names: ['state'],
          render: ({ values, set }) => (
            <SelectField
              label={t('state')}
              none={t('anyState')}
              value={values['state'] ?? ''}
              onChange={(state) => set('state', state)}
              choices={(['waiting', 'delivered', 'parked'] as const).map((state) => ({
                value: state,
                label: t(`delivery_${state}`),
              }))}
            />
          ),
        }}
        address="d"
        pageSize={10}
        refreshEveryMs={refreshMs}
        empty={{ title: t('noDeliveries'), text: t('noDeliveriesText') }}
      />
    </Section>
  );
}
