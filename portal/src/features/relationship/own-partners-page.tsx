import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Columns, EmptyState, Page, SelectField } from '../../ui/index.ts';
import { type OwnPartner, type OwnPartners, ownPartnersKey, readOwnPartners } from './calls.ts';
import { OwnPartnerCard } from './own-partner-card.tsx';
import { OwnServices } from './own-services.tsx';
import { GiveDialog, WithdrawDialog } from './permission-dialogs.tsx';
import { useText } from './text.ts';

/** A customer's own page: every partner and what it may do, and changing that (C40, C41). */
export default function OwnPartnersPage() {
  const t = useText();
  const [former, setFormer] = useState(false);
  const [withdrawing, setWithdrawing] = useState<OwnPartner>();
  const [giving, setGiving] = useState<OwnPartner>();
  const query = useQuery({
    queryKey: ownPartnersKey,
    queryFn: ({ signal }) => readOwnPartners(signal),
  });
  return (
    <Page<OwnPartners> title={t('ownPartners')} lead={t('ownPartnersLead')} query={query}>
      {({ items, services }) => {
        const shown = items.filter(({ state }) => former || state !== 'ended');
        return (
          <>
            {items.some(({ state }) => state === 'ended') && (
              <SelectField
                label={t('partnersShown')}
                none={false}
                choices={[
                  { value: 'active', label: t('show_active') },
                  { value: 'former', label: t('show_former') },
                ]}
                value={former ? 'former' : 'active'}
                onChange={(value) => setFormer(value === 'former')}
              />
            )}
            {shown.length === 0 ? (
              <EmptyState title={t('ownPartnersEmpty')} text={t('ownPartnersEmptyText')} />
            ) : (
              <Columns>
                {shown.map((partner) => (
                  <OwnPartnerCard
                    key={partner.id}
                    partner={partner}
                    services={services}
                    onWithdraw={setWithdrawing}
                    onGive={setGiving}
                  />
                ))}
              </Columns>
            )}
            {items.length > 0 && <OwnServices services={services} />}
            <WithdrawDialog
              partner={withdrawing}
              services={services}
              onClosed={() => setWithdrawing(undefined)}
            />
            <GiveDialog partner={giving} services={services} onClosed={() => setGiving(undefined)} />
          </>
        );
      }}
    </Page>
  );
}
