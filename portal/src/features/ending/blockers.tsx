import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, WholeTable } from '../../ui/index.ts';
import { SubscriptionStatus } from '../subscription/index.ts';
import type { EndingBlocker } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  name: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  ways: { margin: 0, padding: 0, listStyleType: 'none' },
});

/** Everything in the way, what clears by itself first, and what can be done about each. */
export function Blockers({
  customerId,
  blockers,
}: {
  customerId: string;
  blockers: readonly EndingBlocker[];
}) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const columns: Column<EndingBlocker>[] = [
    {
      id: 'name',
      header: t('subscription'),
      cell: ({ subscription }) => (
        <span className={styles.name}>
          <AppLink to={`/customers/${customerId}/subscriptions/${subscription.id}`}>
            {subscription.name}
          </AppLink>
          <span className={styles.quiet}>
            {subscription.isTrial ? t('trial') : t.find(`kind_${subscription.kind}`)}
          </span>
        </span>
      ),
    },
    {
      id: 'status',
      header: t('status'),
      cell: ({ subscription: { status } }) => <SubscriptionStatus status={status} />,
    },
    {
      id: 'clears',
      header: t('clears'),
      cell: ({ clearsAt }) => (clearsAt ? t('clearsOn', { date: format.date(clearsAt) }) : t('clearsNever')),
    },
    {
      id: 'ways',
      header: t('ways'),
      width: '40%',
      cell: ({ ways }) => (
        <ul className={styles.ways}>
          {ways.length === 0 && <li>{t('way_none')}</li>}
          {ways.map(({ way, until, endsOn }) => (
            <li key={way}>
              {way === 'cancel' && until
                ? t('way_cancelUntil', { date: format.dateTime(until) })
                : way === 'stop-renewal'
                  ? t('way_stop-renewal', { date: endsOn ? format.date(endsOn) : '' })
                  : t.find(`way_${way}`)}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <WholeTable<EndingBlocker>
      label={t('inTheWay', { count: blockers.length })}
      rows={blockers}
      columns={columns}
      rowId={(row) => row.subscription.id}
      rowLabel={(row) => row.subscription.name}
      empty={{ title: t('wayFree') }}
    />
  );
}
