import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, ConfirmDialog, ErrorBar, LoadingLines, useToast } from '../../ui/index.ts';
import { keepQuantity, peopleKey, tryQuantity, type UnusedLicense } from './calls.ts';
import { useText } from './text.ts';

/** Gives back what nobody holds: what it means is tried out first, and where it is too late, why. */
export function GiveBackDialog({ of, onClosed }: { of: UnusedLicense; onClosed: () => void }) {
  const t = useText();
  const toast = useToast();
  const format = useFormat();
  const kept = Math.max(1, of.assigned);
  const preview = useQuery({
    queryKey: ['licenses', 'giveBack', of.subscriptionId, kept],
    queryFn: ({ signal }) => tryQuantity(of, kept, signal),
    gcTime: 0,
    retry: false,
  });
  const action = useAction<void>({
    act: (_, ids) => keepQuantity(of, kept, ids),
    refreshes: [['licenses'], ['subscriptions'], ['customers'], peopleKey(of.customerId)],
    onDone: () => {
      toast.done(t('givenBack', { name: of.name }));
      onClosed();
    },
  });
  const cycle = preview.data?.perCycle;
  return (
    <ConfirmDialog
      open
      title={t('giveBackTitle', { name: of.name })}
      confirmLabel={t('giveBackNow')}
      running={action.running}
      blocked={!preview.data?.allowed}
      error={action.error}
      onConfirm={() => action.run()}
      onCancel={onClosed}
    >
      <Text>{t('giveBackText', { quantity: format.number(of.quantity), kept: format.number(kept) })}</Text>
      <ErrorBar error={preview.error} />
      {preview.isPending && <LoadingLines />}
      {preview.data?.allowed && cycle && (
        <Text>
          {t('giveBackCost', {
            before: format.money(cycle.before, cycle.currency),
            after: format.money(cycle.after, cycle.currency),
            cycle: t.find(`cycle_${cycle.billingCycle}`) ?? cycle.billingCycle,
          })}
        </Text>
      )}
      {preview.data && !preview.data.allowed && (
        <>
          {preview.data.blockedBy.map(({ description }) => (
            <Text key={description}>{description}</Text>
          ))}
          <AppLink to={`/customers/${of.customerId}/subscriptions/${of.subscriptionId}`}>
            {t('fewerAtRenewal')}
          </AppLink>
        </>
      )}
    </ConfirmDialog>
  );
}
