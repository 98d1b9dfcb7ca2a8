import { Button } from '@fluentui/react-components';
import { AppLink, type Column, ErrorBar, ProgressPanel, StatusBadge, WholeTable } from '../../../ui/index.ts';
import { useText } from './text.ts';
import type { Mended, Mending } from './use-mending.ts';

/** How far it is, and what became of each. */
export function MendingProgress({ mending, expected }: { mending: Mending; expected: number }) {
  const t = useText();
  const { state, mended, error } = mending;
  if (state === 'idle') return null;
  const columns: Column<Mended>[] = [
    {
      id: 'subscription',
      header: t('subscription'),
      cell: ({ leak }) => (
        <AppLink to={`/customers/${leak.customer.id}/subscriptions/${leak.id}`}>
          {`${leak.name}, ${leak.customer.name}`}
        </AppLink>
      ),
    },
    {
      id: 'outcome',
      header: t('outcome'),
      cell: ({ outcome }) =>
        outcome.done ? (
          <StatusBadge tone="good" label={t('done', { name: outcome.reseller ?? '' })} />
        ) : (
          outcome.failure?.description
        ),
    },
  ];
  return (
    <>
      <ErrorBar error={error} />
      <ProgressPanel
        label={t('progress')}
        state={state}
        total={state === 'running' ? Math.max(expected, mended.length) : mended.length}
        done={mended.length}
        failed={mended.filter(({ outcome }) => !outcome.done).length}
        startedAt={mending.startedAt}
        actions={
          state === 'running' ? (
            <Button onClick={mending.stop}>{t('stop')}</Button>
          ) : (
            <Button onClick={mending.clear}>{t('close')}</Button>
          )
        }
      />
      {mended.length > 0 && (
        <WholeTable<Mended>
          label={t('outcomes')}
          rows={mended}
          columns={columns}
          rowId={({ leak }) => leak.id}
          rowLabel={({ leak }) => leak.name}
        />
      )}
    </>
  );
}
