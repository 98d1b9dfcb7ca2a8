import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { EmptyState, LinkButton, Page, Section, usePathPart, WholeTable } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { transfersKey } from './calls.ts';
import { ExtensionForm } from './extension-form.tsx';
import { type HandoverDeskOnPage, readHandover } from './handover-calls.ts';
import { HandoverForm } from './handover-form.tsx';
import { useHandoverText } from './handover-text.ts';

/** One customer of a direct partner: extended to a provider, then handed over to it (C66). */
export default function HandoverPage() {
  const t = useHandoverText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...transfersKey, 'handover', id],
    queryFn: ({ signal }) => readHandover(id, signal),
  });
  const name = query.data?.companyName;
  return (
    <Page
      title={name && t('pageTitle')}
      lead={name && t('pageLead', { name })}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name
          ? [
              { label: name, to: `/customers/${id}` },
              { label: t('transfers'), to: `/customers/${id}/transfers` },
            ]
          : []),
      ]}
      query={query}
    >
      {(desk: HandoverDeskOnPage) => (
        <>
          <CustomerTabs id={id} companyName={desk.companyName} capacity="direct" />
          <Desk customerId={id} desk={desk} />
        </>
      )}
    </Page>
  );
}

function Desk({ customerId, desk }: { customerId: string; desk: HandoverDeskOnPage }) {
  const t = useHandoverText();
  const { extended } = desk;
  if (!desk.resellerSince || desk.providers.length === 0) {
    return (
      <EmptyState
        title={t('firstEnroll')}
        text={t('firstEnrollText')}
        actions={<LinkButton to="/move-to-provider">{t('toMove')}</LinkButton>}
      />
    );
  }
  if (!extended) return <ExtensionForm customerId={customerId} desk={desk} />;
  // Add-ons go with their bases and stand with them.
  const staying = desk.items.filter(({ against, isAddon }) => against !== undefined && !isAddon);
  return (
    <>
      <MessageBar intent={extended.agreementAccepted ? 'info' : 'warning'} layout="multiline">
        <MessageBarBody>
          {t('servedBy', { name: extended.name })} {!extended.agreementAccepted && t('agreementOpen')}
        </MessageBarBody>
      </MessageBar>
      <HandoverForm customerId={customerId} desk={desk} provider={extended} />
      {staying.length > 0 && (
        <Section title={t('stays')} text={t('staysText')} look="plain">
          <WholeTable
            label={t('stays')}
            rows={staying}
            rowId={(row) => row.id}
            rowLabel={(row) => row.name}
            columns={[
              { id: 'name', header: t('subscription'), cell: (row) => row.name },
              { id: 'reason', header: t('reason'), cell: (row) => row.against ?? '' },
            ]}
            empty={{ title: t('nothingTitle') }}
          />
        </Section>
      )}
    </>
  );
}
