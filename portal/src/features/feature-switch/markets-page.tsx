import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import {
  DefinitionList,
  ErrorBar,
  Page,
  SelectField,
  StatusBadge,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { confirmForm, type MarketRow, marketsKey, readMarkets } from './calls.ts';
import { useText } from './text.ts';

/** Countries in their selling regions, with currencies and the forms of what is typed there (7.2 to 7.4). */
export default function MarketsPage() {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [region, setRegion] = useState('');
  const markets = useQuery({ queryKey: marketsKey, queryFn: ({ signal }) => readMarkets(signal) });
  const confirm = useAction<MarketRow, MarketRow>({
    act: ({ country, registration }, ids) => confirmForm(country, !registration.confirmed, ids),
    refreshes: [marketsKey],
    onDone: () => toast.done(t('done')),
  });
  return (
    <Page title={t('markets')} lead={t('marketsLead')} query={markets}>
      {(all) => (
        <>
          <ErrorBar error={confirm.error} />
          <WholeTable<MarketRow>
            label={t('markets')}
            rows={all.filter((one) => region === '' || one.region === region)}
            rowId={(row) => row.country}
            rowLabel={(row) => row.name}
            defaultSort={{ by: 'name', direction: 'ascending' }}
            toolbar={
              <SelectField
                label={t('region')}
                none={t('allRegions')}
                value={region}
                onChange={setRegion}
                choices={[...new Map(all.map((one) => [one.region, one.regionName]))].map(
                  ([value, label]) => ({
                    value,
                    label,
                  }),
                )}
              />
            }
            columns={[
              { id: 'name', header: t('country'), cell: (row) => row.name, sortValue: (row) => row.name },
              {
                id: 'region',
                header: t('region'),
                cell: (row) => row.regionName,
                sortValue: (row) => row.regionName,
              },
              { id: 'currency', header: t('currency'), cell: (row) => row.partnerCurrency, wideOnly: true },
              {
                id: 'registration',
                header: t('registration'),
                cell: (row) => <Registration of={row.registration} />,
                sortValue: ({ registration }) => registration.use,
              },
            ]}
            actions={(row) => [
              may('marketSetting.confirm') &&
                row.registration.confirmable && {
                  id: 'confirm',
                  label: t(row.registration.confirmed ? 'warnOnly' : 'confirm'),
                  onSelect: () => confirm.run(row),
                },
            ]}
            expand={(row) => (
              <DefinitionList
                items={[
                  { term: t('registrationKind'), value: row.registration.kind },
                  { term: t('form'), value: row.registration.form },
                  { term: t('sample'), value: row.registration.sample },
                  { term: t('postalCode'), value: row.postalCode && <code>{row.postalCode}</code> },
                  { term: t('state'), value: t(row.stateRequired ? 'required' : 'optional') },
                  { term: t('customerCurrency'), value: row.customerCurrency },
                ]}
              />
            )}
          />
        </>
      )}
    </Page>
  );
}

function Registration({ of }: { readonly of: MarketRow['registration'] }) {
  const t = useText();
  if (of.use !== 'required') return t(of.use);
  return <StatusBadge tone={of.confirmed ? 'good' : 'info'} label={t(of.confirmed ? 'checked' : 'warned')} />;
}
