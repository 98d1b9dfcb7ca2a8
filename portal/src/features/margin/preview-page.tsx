import { ComboField, EmptyState, useAddress } from '../../ui/index.ts';
import { MarginFrame } from './margin-frame.tsx';
import { ResaleTable } from './resale-table.tsx';
import { useText } from './text.ts';
import { usePartnerChoices } from './use-partner-choices.ts';

/** A provider looks at its list with one reseller's eyes. */
export default function PreviewPage() {
  const t = useText();
  const [address, setAddress] = useAddress();
  const reseller = address['reseller'];
  const { choices, searching, search } = usePartnerChoices(reseller);
  return (
    <MarginFrame lead={t('viewLead')}>
      <ComboField
        label={t('reseller')}
        value={reseller ?? ''}
        onChange={(value) => setAddress({ reseller: value || undefined })}
        choices={choices}
        onSearch={search}
        searching={searching}
      />
      {reseller ? (
        <ResaleTable
          key={reseller}
          of={{ side: 'resellers', tenantId: reseller }}
          emptyText={t('noPreviewText')}
        />
      ) : (
        <EmptyState picture="search" title={t('chooseReseller')} />
      )}
    </MarginFrame>
  );
}
