import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import {
  ErrorBar,
  Page,
  Section,
  SelectField,
  StatTile,
  StatusBadge,
  Tiles,
  useAddressValue,
  useGo,
  usePathPart,
} from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { BillTo } from './bill-to.tsx';
import { BudgetSection } from './budget/index.ts';
import { type CustomerCharges, chargesKey, downloadLines, readCharges } from './calls.ts';
import { ChargedSubscriptions } from './charged-subscriptions.tsx';
import { monthName } from './month-choices.ts';
import { OrderHistory } from './order-history.tsx';
import { PricedSubscriptions } from './priced-subscriptions.tsx';
import { useText } from './text.ts';
import { UsageCosts } from './usage-costs.tsx';

/** What to bill one customer: its charges of a month, the prices paid, its orders, and whom to bill (C114). */
export default function CustomerBillingPage() {
  const t = useText();
  const may = useMay();
  const id = usePathPart('customerId');
  const month = useAddressValue('month');
  const query = useQuery({
    queryKey: [...chargesKey, id, month ?? ''],
    queryFn: ({ signal }) => readCharges(id, month, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={query.data?.companyName}
      lead={t('lead')}
      // Who has no list of customers came from the list of what to bill.
      breadcrumb={[
        may('customer.list')
          ? { label: t('customers'), to: '/customers' }
          : { label: t('whatToBill'), to: '/billing/customers' },
      ]}
      query={query}
    >
      {(found: CustomerCharges) => (
        <>
          <CustomerTabs id={id} companyName={found.companyName} capacity={found.capacity} />
          <Charges found={found} />
          <PricedSubscriptions rows={found.subscriptions} />
          <BillTo customerId={id} />
          <UsageCosts customerId={id} />
          <BudgetSection customerId={id} />
          <OrderHistory customerId={id} />
        </>
      )}
    </Page>
  );
}

function Charges({ found }: { found: CustomerCharges }) {
  const t = useText();
  const go = useGo();
  const format = useFormat();
  const { customerId, month, months, closed, charges } = found;
  const file = useAction<void>({ act: () => downloadLines(customerId, month) });
  return (
    <Section
      title={t('charges')}
      text={closed ? t('closedText') : t('openText')}
      actions={
        charges.length > 0 && (
          <Button
            icon={file.running ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
            disabledFocusable={file.running}
            onClick={() => file.run()}
          >
            {t('download')}
          </Button>
        )
      }
    >
      <ErrorBar error={file.error} />
      <div style={{ maxWidth: '260px' }}>
        <SelectField
          label={t('month')}
          none={false}
          value={month}
          choices={months.map((one) => ({ value: one, label: monthName(one, currentLanguage()) }))}
          onChange={(value) =>
            go(`/customers/${customerId}/billing`, { search: { month: value }, replace: true })
          }
        />
      </div>
      <div>
        <StatusBadge tone={closed ? 'good' : 'waiting'} label={closed ? t('closed') : t('open')} />
      </div>
      {charges.length === 0 ? (
        <p style={{ margin: 0 }}>{t('nothing')}</p>
      ) : (
        <>
          <Tiles>
            {charges.map(({ currency, total }) => (
              <StatTile
                key={currency}
                value={format.money(Number(total), currency)}
                label={t('total')}
                note={t('beforeTax')}
              />
            ))}
          </Tiles>
          {charges.map((one) => (
            <ChargedSubscriptions key={one.currency} charges={one} />
          ))}
        </>
      )}
    </Section>
  );
}
