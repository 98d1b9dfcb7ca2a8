import { EmptyState, LoadingLines, Page, SelectField, useAddress } from '../../ui/index.ts';
import { ResaleTable } from './resale-table.tsx';
import { useText } from './text.ts';
import { usePartnerChoices } from './use-partner-choices.ts';

/** What a reseller's providers charge it; nothing of what they pay themselves (C62). */
export default function OwnPricesPage() {
  const t = useText();
  const [address, setAddress] = useAddress();
  const { choices, found, searching } = usePartnerChoices(address['provider']);
  const provider = address['provider'] ?? found?.[0]?.tenantId;
  return (
    <Page title={t('ownTitle')} lead={t('ownLead')}>
      {choices.length > 1 && (
        <SelectField
          label={t('provider')}
          none={false}
          value={provider ?? ''}
          onChange={(value) => setAddress({ provider: value })}
          choices={choices}
        />
      )}
      {provider ? (
        <ResaleTable
          key={provider}
          of={{ side: 'providers', tenantId: provider }}
          emptyText={t('noPricesText')}
        />
      ) : searching ? (
        <LoadingLines />
      ) : (
        <EmptyState title={t('noProvider')} text={t('noProviderText')} />
      )}
    </Page>
  );
}
