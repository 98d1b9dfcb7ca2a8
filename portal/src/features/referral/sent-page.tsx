import { useMay } from '../../api/index.ts';
import { nothing, useFormat } from '../../i18n/index.ts';
import { type Column, DataTable, LinkButton, Page } from '../../ui/index.ts';
import { readSent, referralKey, type SentReferralItem } from './calls.ts';
import { ReferralState } from './referral-cells.tsx';
import { useText } from './text.ts';

/** What a customer or a provider sent, and what became of it. */
export default function SentReferralsPage() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const columns: Column<SentReferralItem>[] = [
    { id: 'to', header: t('sentTo'), cell: (row) => row.receiverName },
    { id: 'company', header: t('company'), wideOnly: true, cell: (row) => row.companyName },
    { id: 'need', header: t('need'), width: '35%', cell: (row) => row.need },
    { id: 'sent', header: t('received'), cell: (row) => format.date(row.receivedAt) },
    { id: 'state', header: t('state'), cell: (row) => <ReferralState state={row.state} /> },
    {
      id: 'reason',
      header: t('reason'),
      wideOnly: true,
      cell: (row) => (row.reason ? (t.find(`reason-${row.reason}`) ?? row.reason) : nothing),
    },
  ];
  return (
    <Page title={t('sent')} lead={t('sentLead')}>
      <DataTable<SentReferralItem>
        label={t('sent')}
        queryKey={[...referralKey, 'sent']}
        load={readSent}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.receiverName}
        empty={{
          title: t('sentEmpty'),
          text: t('sentEmptyText'),
          actions: may('referral.send') ? (
            <LinkButton to="/find-partner">{t('findPartner')}</LinkButton>
          ) : (
            may('referral.pass') && <LinkButton to="/referrals/pass">{t('pass')}</LinkButton>
          ),
        }}
      />
    </Page>
  );
}
