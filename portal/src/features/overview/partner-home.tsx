import { AddRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { Columns, LinkButton, Page } from '../../ui/index.ts';
import { AttentionArea } from './attention-area.tsx';
import { type Overview, overviewKey, readOverview } from './calls.ts';
import { CustomersArea } from './customers-area.tsx';
import { ProvidersArea, ResellersArea } from './partners-area.tsx';
import { useText } from './text.ts';
import { VendorArea } from './vendor-area.tsx';

/** Everything in one place (C115): what needs attention, customers, partners, vendor. */
export default function PartnerHome() {
  const t = useText();
  const { tenant } = useSession();
  const overview = useQuery({ queryKey: overviewKey, queryFn: ({ signal }) => readOverview(signal) });
  return (
    <Page<Overview>
      title={tenant.name}
      lead={t(
        tenant.kind === 'indirect-provider'
          ? 'leadProvider'
          : tenant.kind === 'direct-partner'
            ? 'leadDirect'
            : 'leadReseller',
      )}
      actions={<QuickActions />}
      query={overview}
    >
      {(shown) => (
        <>
          <Columns>
            <AttentionArea attention={shown.attention} />
            <VendorArea vendor={shown.vendor} />
          </Columns>
          {shown.customers && <CustomersArea customers={shown.customers} />}
          {shown.resellers && <ResellersArea resellers={shown.resellers} openLinks={shown.openLinks} />}
          {shown.providers && <ProvidersArea providers={shown.providers} />}
        </>
      )}
    </Page>
  );
}

function QuickActions() {
  const t = useText();
  const may = useMay();
  return (
    <>
      {may('customer.create') && (
        <LinkButton appearance="primary" icon={<PersonAddRegular />} to="/customers/new">
          {t('addCustomer')}
        </LinkButton>
      )}
      {may('partnership.invite') && (
        <LinkButton icon={<AddRegular />} to="/resellers/request">
          {t('requestPartnership')}
        </LinkButton>
      )}
    </>
  );
}
