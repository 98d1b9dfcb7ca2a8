import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DefinitionList,
  ErrorBar,
  ErrorState,
  LinkButton,
  LoadingLines,
  StatTile,
  StatusBadge,
  Tiles,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import {
  downloadLicenses,
  type LicenseChangeResults,
  type LicenseOverview,
  type LicensePool,
  peopleKey,
  readLicenses,
  releaseBlocked,
} from './calls.ts';
import { buyPath, usersPath } from './paths.ts';
import { useText } from './text.ts';
import { UsersFrame } from './users-frame.tsx';

const useStyles = makeStyles({
  subscriptions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What licenses a customer has, who holds them, and what nobody uses but somebody pays for. */
export default function LicensesPage() {
  const t = useText();
  const may = useMay();
  const customerId = usePathPart('customerId');
  return (
    <UsersFrame
      customerId={customerId}
      lead={t('licensesLead')}
      actions={
        may('order.create') && (
          <LinkButton appearance="primary" to={buyPath(customerId)}>
            {t('buyMore')}
          </LinkButton>
        )
      }
    >
      {() => <Licenses customerId={customerId} />}
    </UsersFrame>
  );
}

function Licenses({ customerId }: { customerId: string }) {
  const t = useText();
  const query = useQuery({
    queryKey: [...peopleKey(customerId), 'licenses'],
    queryFn: ({ signal }) => readLicenses(customerId, signal),
  });
  const file = useAction<void>({ act: () => downloadLicenses(customerId) });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  return (
    <>
      <Costs overview={query.data} />
      <OfBlocked customerId={customerId} count={query.data.ofBlocked} />
      <ErrorBar error={file.error} />
      <Pools
        customerId={customerId}
        pools={query.data.pools}
        toolbar={
          <Button
            icon={file.running ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
            disabledFocusable={file.running}
            onClick={() => file.run()}
          >
            {t('exportHoldings')}
          </Button>
        }
      />
    </>
  );
}

/** Licenses that people hold who cannot sign in, and the way to take them all back at once. */
function OfBlocked({ customerId, count }: { customerId: string; count: number }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const release = useAction<void, LicenseChangeResults>({
    act: (_, ids) => releaseBlocked(customerId, ids),
    refreshes: [peopleKey(customerId), ['licenses']],
    onDone: ({ results }) => toast.done(t('released', { count: results.filter(({ done }) => done).length })),
  });
  if (count === 0) return null;
  return (
    <>
      <ErrorBar error={release.error} />
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {t('ofBlockedText', { count })}{' '}
          <AppLink to={usersPath(customerId)} search={{ signIn: 'blocked' }}>
            {t('showBlocked')}
          </AppLink>
        </MessageBarBody>
        {may('license.assign') && (
          <MessageBarActions>
            <Button
              disabledFocusable={release.running}
              icon={release.running ? <Spinner size="tiny" /> : null}
              onClick={() => release.run()}
            >
              {t('takeBackAll')}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </>
  );
}

/** What licenses cost that nobody holds; only who sold them sees it. */
function Costs({ overview }: { overview: LicenseOverview }) {
  const t = useText();
  const format = useFormat();
  if (overview.unusedCosts.length === 0) return null;
  return (
    <Tiles>
      {overview.unusedCosts.map(({ currency, billingCycle, amount }) => (
        <StatTile
          key={`${currency} ${billingCycle}`}
          label={t('unusedCost')}
          value={format.money(Number(amount), currency)}
          note={t.find(`cycle_${billingCycle}`) ?? billingCycle}
        />
      ))}
    </Tiles>
  );
}

interface PoolsProps {
  readonly customerId: string;
  readonly pools: readonly LicensePool[];
  readonly toolbar: React.ReactNode;
}

function Pools({ customerId, pools, toolbar }: PoolsProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const unused = (pool: LicensePool) => pool.subscriptions.reduce((sum, one) => sum + one.unused, 0);
  const columns: Column<LicensePool>[] = [
    { id: 'name', header: t('license'), width: '34%', sortValue: (row) => row.name, cell: (row) => row.name },
    {
      id: 'state',
      header: t('state'),
      sortValue: (row) => row.state,
      cell: (row) => (
        <StatusBadge
          tone={row.state === 'Enabled' ? 'good' : row.state === 'Warning' ? 'warning' : 'bad'}
          label={t(`pool_${row.state}`)}
        />
      ),
    },
    {
      id: 'total',
      header: t('bought'),
      align: 'end',
      sortValue: (row) => row.total,
      cell: (row) => format.number(row.total),
    },
    {
      id: 'assigned',
      header: t('assigned'),
      align: 'end',
      sortValue: (row) => row.assigned,
      cell: (row) =>
        row.assigned > 0 ? (
          <AppLink
            to={usersPath(customerId)}
            search={{ license: row.skuId }}
            aria-label={t('holdersOf', { name: row.name, number: format.number(row.assigned) })}
          >
            {format.number(row.assigned)}
          </AppLink>
        ) : (
          format.number(0)
        ),
    },
    {
      id: 'available',
      header: t('available'),
      align: 'end',
      sortValue: (row) => row.available,
      cell: (row) => format.number(row.available),
    },
    {
      id: 'unused',
      header: t('unused'),
      align: 'end',
      wideOnly: true,
      sortValue: unused,
      cell: (row) => format.number(unused(row)),
    },
  ];
  return (
    <WholeTable<LicensePool>
      label={t('licenses')}
      rows={pools}
      columns={columns}
      rowId={(row) => row.skuId}
      rowLabel={(row) => row.name}
      expand={(row) => <Sources pool={row} />}
      toolbar={toolbar}
      empty={{
        title: t('noLicenses'),
        text: t('noLicensesText'),
        actions: may('order.create') && (
          <LinkButton appearance="primary" to={buyPath(customerId)}>
            {t('buyMore')}
          </LinkButton>
        ),
      }}
    />
  );
}

/** The subscriptions a pool is made of, and the services of its product. */
function Sources({ pool }: { pool: LicensePool }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.subscriptions}>
      {pool.subscriptions.map((one) => (
        <DefinitionList
          key={one.id}
          items={[
            { term: t('subscription'), value: one.name },
            {
              term: t('usedOf'),
              value: t('usedOfText', {
                assigned: format.number(one.assigned),
                quantity: format.number(one.quantity),
              }),
            },
            one.cost !== undefined && {
              term: t('unusedCost'),
              value: t('costText', {
                amount: format.money(Number(one.cost.unusedCost), one.cost.currency),
                unused: format.number(one.unused),
                price: format.money(Number(one.cost.unitPrice), one.cost.currency),
                cycle: t.find(`cycle_${one.cost.billingCycle}`) ?? one.cost.billingCycle,
              }),
            },
          ]}
        />
      ))}
      {pool.services.length > 0 && (
        <Text size={200} className={styles.quiet}>
          {t('servicesOf', { names: format.list(pool.services.map(({ name }) => name)) })}
        </Text>
      )}
    </div>
  );
}
