import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorBar,
  SelectField,
  StatTile,
  Tiles,
  useAddressValue,
  useToast,
} from '../../../ui/index.ts';
import { creditKey } from '../calls.ts';
import { CreditFrame, leaksPath } from '../credit-frame.tsx';
import {
  type CreditLeak,
  everyLeak,
  type LeakKind,
  leaksKey,
  mend,
  mendingSize,
  readCounts,
  readLeaks,
} from './calls.ts';
import { MendingDialog } from './mending-dialog.tsx';
import { MendingProgress } from './mending-progress.tsx';
import { useText } from './text.ts';
import { useMending } from './use-mending.ts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Still earning, but not to be set again as they are (9.2). */
const mild: readonly LeakKind[] = ['agreement-unsigned', 'former-partner'];

/** One reason, or whatever is wrong with a reseller on record. */
type Narrowing = LeakKind | 'recorded';

/** What is about to be mended: some, or all of a kind. */
type Job =
  | { readonly leaks: readonly CreditLeak[] }
  | { readonly kind: Narrowing | undefined; readonly expected: number };

/** Running subscriptions that earn nobody anything, and the one action that mends each (9.2). */
export default function LeaksPage() {
  const t = useText();
  const may = useMay();
  const mending = useMending();
  const [job, setJob] = useState<Job>();
  const [expected, setExpected] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef(new Map<string, CreditLeak>());
  const kind = useAddressValue('kind') as Narrowing | undefined;
  const counts = useQuery({
    queryKey: [...leaksKey, 'counts'],
    queryFn: ({ signal }) => readCounts(signal),
  });
  const mayMend = may('attribution.leak.mend');
  const idle = mending.state !== 'running';
  const columns = useColumns(mayMend && idle, (leak) => setJob({ leaks: [leak] }));
  const expectedOf = (of: Narrowing | undefined) =>
    (counts.data ?? [])
      .filter((one) => !of || (of === 'recorded' ? one.kind !== 'nobody' : one.kind === of))
      .reduce((sum, { count }) => sum + count, 0);

  const start = (partnerId: string | null) => {
    if (!job) return;
    setExpected('leaks' in job ? job.leaks.length : job.expected);
    mending.start((signal) => ('leaks' in job ? inParts(job.leaks) : everyLeak(job.kind, signal)), partnerId);
    setJob(undefined);
    setChosen(new Set());
  };

  return (
    <CreditFrame lead={t('lead')}>
      <Counts counts={counts.data ?? []} />
      <MendingProgress mending={mending} expected={expected} />
      <DataTable<CreditLeak>
        label={t('label')}
        queryKey={[...leaksKey, 'list']}
        load={async (request) => {
          const page = await readLeaks(request);
          for (const leak of page.items) seen.current.set(leak.id, leak);
          return page;
        }}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        {...(mayMend
          ? {
              selection: {
                chosen,
                onChange: setChosen,
                actions: (ids: ReadonlySet<string>) => (
                  <Button
                    appearance="primary"
                    size="small"
                    disabled={!idle}
                    onClick={() => setJob({ leaks: [...ids].flatMap((id) => seen.current.get(id) ?? []) })}
                  >
                    {t('mendChosen')}
                  </Button>
                ),
              },
              toolbar: expectedOf(kind) > 0 && (
                <Button disabled={!idle} onClick={() => setJob({ kind, expected: expectedOf(kind) })}>
                  {kind ? t('mendAll') : t('mendAllOf')}
                </Button>
              ),
            }
          : {})}
        filters={{
          names: ['kind'],
          render: ({ values, set }) => (
            <SelectField
              label={t('kind')}
              none={t('allKinds')}
              choices={[
                ...(counts.data ?? []).map((one) => ({ value: one.kind, label: t(`kind_${one.kind}`) })),
                { value: 'recorded', label: t('kind_recorded') },
              ]}
              value={values['kind'] ?? ''}
              onChange={(value) => set('kind', value)}
            />
          ),
        }}
        empty={{ picture: 'done', title: t('empty'), text: t('emptyText') }}
      />
      <MendingDialog
        what={job && wordsOf(job, t)}
        suggested={!job || !('leaks' in job) || job.leaks.some((leak) => leak.suggestion !== undefined)}
        onClose={() => setJob(undefined)}
        onStart={start}
      />
    </CreditFrame>
  );
}

function wordsOf(job: Job, t: ReturnType<typeof useText>): string {
  if ('leaks' in job) return t('dialogChosen', { count: job.leaks.length });
  return job.kind ? t('dialogAll', { kind: t(`kind_${job.kind}`) }) : t('dialogEvery');
}

async function* inParts(leaks: readonly CreditLeak[]): AsyncGenerator<CreditLeak[]> {
  for (let from = 0; from < leaks.length; from += mendingSize) yield leaks.slice(from, from + mendingSize);
}

function Counts({ counts }: { counts: Awaited<ReturnType<typeof readCounts>> }) {
  const t = useText();
  const format = useFormat();
  if (counts.length === 0) return null;
  return (
    <Tiles>
      {counts.map(({ kind, count, more }) => (
        <StatTile
          key={kind}
          label={t(`kind_${kind}`)}
          value={`${format.number(count)}${more ? '+' : ''}`}
          note={t('count', { count })}
          tone={mild.includes(kind) ? 'warning' : 'bad'}
          to={leaksPath}
          search={{ kind }}
        />
      ))}
    </Tiles>
  );
}

function useColumns(mayMend: boolean, choose: (leak: CreditLeak) => void): Column<CreditLeak>[] {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  return [
    {
      id: 'subscription',
      header: t('subscription'),
      cell: (row) => (
        <span className={styles.lines}>
          <AppLink to={`/customers/${row.customer.id}/subscriptions/${row.id}`}>{row.name}</AppLink>
          <Text size={200} className={styles.quiet}>
            {row.customer.name}
          </Text>
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('kind'),
      width: '40%',
      cell: (row) =>
        t(`why_${row.kind}`, {
          name: row.reseller?.name ?? '',
          country: row.country ? format.country(row.country) : '',
        }),
    },
    {
      id: 'onRecord',
      header: t('onRecord'),
      wideOnly: true,
      cell: (row) =>
        row.onRecord === undefined ? (
          t('nobody')
        ) : (
          <span className={styles.lines}>
            {row.reseller?.name}
            <Text size={200} className={styles.quiet}>
              {row.onRecord}
            </Text>
          </span>
        ),
    },
    ...(mayMend
      ? [
          {
            id: 'mend',
            header: t('mend'),
            cell: (row: CreditLeak) => <MendOne leak={row} choose={() => choose(row)} />,
          },
        ]
      : []),
  ];
}

/** The one action that mends it: what is suggested, or a choice. */
function MendOne({ leak, choose }: { leak: CreditLeak; choose: () => void }) {
  const t = useText();
  const toast = useToast();
  const action = useAction({
    act: (_: undefined, ids) => mend([leak], null, ids),
    refreshes: [creditKey, ['subscriptions']],
    onDone: ([outcome]) => {
      if (outcome?.done) toast.done(t('mended', { name: outcome.reseller ?? '' }));
      else toast.failed(undefined, outcome?.failure?.description ?? '');
    },
  });
  const { suggestion } = leak;
  if (!suggestion)
    return (
      <Button size="small" onClick={choose}>
        {t('choose')}
      </Button>
    );
  return (
    <>
      <ErrorBar error={action.error} />
      <Button
        size="small"
        disabledFocusable={action.running}
        aria-label={t('suggestedFor', { name: suggestion.name, subscription: leak.name })}
        onClick={() => action.run(undefined)}
      >
        {t('suggested', { name: suggestion.name })}
      </Button>
    </>
  );
}
