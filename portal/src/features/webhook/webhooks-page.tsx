import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, LinkButton, Page, StatusBadge, WholeTable } from '../../ui/index.ts';
import { readWebhooks, type WebhookItem, webhooksKey } from './calls.ts';
import { useText } from './text.ts';
import { deliveryTones, webhookTones } from './tones.ts';

/** Addresses that the own company is told of its events at (C105). */
export default function WebhooksPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const query = useQuery({ queryKey: webhooksKey, queryFn: ({ signal }) => readWebhooks(signal) });
  const register = may('webhook.register') && (
    <LinkButton appearance="primary" to="/settings/webhooks/new">
      {t('register')}
    </LinkButton>
  );
  const columns: Column<WebhookItem>[] = [
    {
      id: 'url',
      header: t('url'),
      width: '40%',
      cell: (row) => <AppLink to={`/settings/webhooks/${row.id}`}>{row.url}</AppLink>,
    },
    { id: 'events', header: t('events'), cell: (row) => t('eventCount', { count: row.events.length }) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={webhookTones[row.state]} label={t(`state_${row.state}`)} />,
    },
    {
      id: 'last',
      header: t('last'),
      cell: ({ last }) =>
        last && <StatusBadge tone={deliveryTones[last.state]} label={t(`delivery_${last.state}`)} />,
    },
    {
      id: 'since',
      header: t('registered'),
      cell: (row) => format.date(row.createdAt),
      wideOnly: true,
    },
  ];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {register}
          <LinkButton to="/settings/events">{t('toEvents')}</LinkButton>
        </>
      }
      query={query}
    >
      {(rows) => (
        <WholeTable<WebhookItem>
          label={t('title')}
          rows={rows}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.url}
          empty={{ title: t('none'), text: t('noneText'), actions: register }}
        />
      )}
    </Page>
  );
}
