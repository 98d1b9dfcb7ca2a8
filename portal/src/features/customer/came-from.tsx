import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, DefinitionList, Section } from '../../ui/index.ts';
import { readReferralsOf } from './calls.ts';
import { useText } from './text.ts';

/** On a customer's record: the referral that it came of (C96). */
export function CameFrom({ customerId }: { readonly customerId: string }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const query = useQuery({
    queryKey: ['referrals', 'of-customer', customerId],
    queryFn: ({ signal }) => readReferralsOf(customerId, signal),
    enabled: may('referral.list'),
  });
  if (!query.data?.length) return null;
  return (
    <Section title={t('cameFrom')}>
      {query.data.map((one) => (
        <DefinitionList
          key={one.id}
          items={[
            {
              term: t('referral'),
              value: <AppLink to={`/referrals/${one.id}`}>{one.deal?.name ?? one.company.name}</AppLink>,
            },
            { term: t('referralFrom'), value: one.senderName },
            { term: t('referralReceived'), value: format.date(one.receivedAt) },
          ]}
        />
      ))}
    </Section>
  );
}
