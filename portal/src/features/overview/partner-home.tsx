import { makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { LinkButton, Page } from '../../ui/index.ts';
import { AttentionArea } from './attention-area.tsx';
import { type Overview, overviewKey, readOverview } from './calls.ts';
import { CustomersArea } from './customers-area.tsx';
import { ProvidersArea, ResellersArea } from './partners-area.tsx';
import { useText } from './text.ts';
import { VendorArea } from './vendor-area.tsx';

const useStyles = makeStyles({
  // Side by side where there is room; what needs attention takes more of it.
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalL,
    '& > :first-child': { flex: '3 1 420px' },
    '& > :last-child': { flex: '2 1 340px' },
  },
});

const leads = {
  'indirect-provider': 'leadProvider',
  'indirect-reseller': 'leadReseller',
  'direct-partner': 'leadDirect',
} as const;

/** Everything in one place (C115): what needs attention, customers, partners, vendor. */
export default function PartnerHome() {
  const t = useText();
  const styles = useStyles();
  const may = useMay();
  const { tenant } = useSession();
  const overview = useQuery({ queryKey: overviewKey, queryFn: ({ signal }) => readOverview(signal) });
  return (
    <Page<Overview>
      title={tenant.name}
      lead={t(may('customer.list') ? leads[tenant.kind as keyof typeof leads] : 'leadVendor')}
      actions={<QuickActions />}
      query={overview}
    >
      {(shown) => (
        <>
          <div className={styles.top}>
            <AttentionArea attention={shown.attention} />
            <VendorArea vendor={shown.vendor} />
          </div>
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
