import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { languageName, useFormat } from '../../i18n/index.ts';
import { DefinitionList, ErrorState, LinkButton, LoadingLines, Section } from '../../ui/index.ts';
import { chargesKey, readBillTo } from './calls.ts';
import { useText } from './text.ts';

/** Whom to bill: the partner's own data, also for those who open no other page of the customer. */
export function BillTo({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const query = useQuery({
    queryKey: [...chargesKey, 'bill-to', customerId],
    queryFn: ({ signal }) => readBillTo(customerId, signal),
  });
  const profile = query.data;
  const address = profile?.defaultAddress;
  const lines = address && [
    address.addressLine1,
    address.addressLine2,
    [address.postalCode, address.city, address.state].filter(Boolean).join(' '),
    address.country && format.country(address.country),
  ];
  return (
    <Section
      title={t('billTo')}
      actions={
        may('customer.billingProfile.update') && (
          <LinkButton to={`/customers/${customerId}/account`}>{t('update')}</LinkButton>
        )
      }
    >
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingLines />
      ) : profile ? (
        <DefinitionList
          items={[
            { term: t('name'), value: profile.companyName },
            { term: t('contact'), value: `${profile.firstName} ${profile.lastName}` },
            { term: t('email'), value: profile.email, copy: profile.email },
            { term: t('phone'), value: address?.phoneNumber },
            { term: t('address'), value: lines?.filter(Boolean).join(', ') },
            { term: t('language'), value: languageName(profile.culture) },
          ]}
        />
      ) : (
        <p style={{ margin: 0 }}>{t('billToNone')}</p>
      )}
    </Section>
  );
}
