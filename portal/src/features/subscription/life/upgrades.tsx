import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import {
  type Choice,
  type Column,
  ErrorBar,
  NumberField,
  RadioField,
  Section,
  SelectField,
  useToast,
  WholeTable,
} from '../../../ui/index.ts';
import { customersKey, type SubscriptionFacts, subscriptionsKey } from '../calls.ts';
import { useText } from '../text.ts';
import { makeUpgrade, previewUpgrade, readWays, type WantedUpgrade, type Way } from './calls.ts';
import { ReviewedDialog, usePreview } from './change-dialog.tsx';
import { useLifeText } from './text.ts';

/** Higher products a subscription can go over to, or what a trial becomes (C52, C58). */
export function Upgrades({ facts }: { facts: SubscriptionFacts }) {
  const t = useLifeText();
  const may = useMay();
  const { listed, record } = facts;
  const [chosen, setChosen] = useState<Way>();
  const query = useQuery({
    queryKey: [...subscriptionsKey, record.id, 'ways', listed.id],
    queryFn: ({ signal }) => readWays(record.id, listed.id, signal),
  });
  const ways = query.data ?? [];
  if (ways.length === 0) return null;
  const blockOf = (way: Way) => way.eligibilities[0]?.errors[0]?.description;
  const columns: Column<Way>[] = [
    { id: 'name', header: t('upgradeProduct'), cell: (way) => way.title },
    {
      id: 'action',
      header: t('upgradeAction'),
      cell: (way) =>
        blockOf(way) ??
        (may('subscription.upgrade') && (
          <Button onClick={() => setChosen(way)}>{t(listed.isTrial ? 'convert' : 'upgrade')}</Button>
        )),
    },
  ];
  return (
    <Section title={t(listed.isTrial ? 'convertTitle' : 'upgradeTitle')} text={t('upgradeText')}>
      <WholeTable<Way>
        label={t('upgradeTitle')}
        rows={ways}
        columns={columns}
        rowId={(way) => way.catalogItemId}
        rowLabel={(way) => way.title}
      />
      {chosen && <UpgradeDialog facts={facts} way={chosen} onClosed={() => setChosen(undefined)} />}
    </Section>
  );
}

function UpgradeDialog({
  facts,
  way,
  onClosed,
}: {
  facts: SubscriptionFacts;
  way: Way;
  onClosed: () => void;
}) {
  const t = useLifeText();
  const words = useText();
  const toast = useToast();
  const { listed, record } = facts;
  const [quantity, setQuantity] = useState<number | undefined>(listed.quantity);
  const [into, setInto] = useState('');
  const [moving, setMoving] = useState<WantedUpgrade['transitionType']>('transition_with_license_transfer');
  const wanted = useDeferredValue<WantedUpgrade | null>(
    quantity === undefined
      ? null
      : {
          toCatalogItemId: way.catalogItemId,
          quantity,
          transitionType: moving,
          ...(into ? { toSubscriptionId: into } : {}),
        },
  );
  const preview = usePreview(
    [...subscriptionsKey, 'previewUpgrade', listed.id, facts.resource.attributes.etag ?? '', wanted],
    wanted === null ? null : (signal) => previewUpgrade(record.id, listed.id, wanted, signal),
  );
  const upgrade = useAction<WantedUpgrade>({
    act: (input, ids) => makeUpgrade(record.id, listed.id, input, ids),
    refreshes: [subscriptionsKey, customersKey],
    onDone: () => {
      toast.done(t('upgraded'));
      onClosed();
    },
  });
  return (
    <ReviewedDialog
      title={t('upgradeTo', { name: way.title })}
      confirmLabel={t(listed.isTrial ? 'convert' : 'upgrade')}
      preview={preview}
      running={upgrade.running}
      failed={upgrade.error && <ErrorBar error={upgrade.error} />}
      onClosed={onClosed}
      onConfirm={() => wanted && upgrade.run(wanted)}
    >
      <NumberField
        label={words('quantity')}
        hint={listed.isTrial ? t('convertHint') : t('upgradeHint', { count: listed.quantity })}
        min={1}
        {...(listed.isTrial ? {} : { max: listed.quantity })}
        value={quantity}
        onChange={setQuantity}
      />
      {way.subscriptionEligibilities.length > 0 && (
        <RadioField
          label={t('upgradeInto')}
          value={into}
          onChange={setInto}
          choices={[
            { value: '', label: t('upgradeIntoNew') },
            ...way.subscriptionEligibilities.map(targetChoice),
          ]}
        />
      )}
      {!listed.isTrial && (
        <SelectField
          label={t('peoplesLicenses')}
          none={false}
          value={moving}
          onChange={(value) => setMoving(value as WantedUpgrade['transitionType'])}
          choices={[
            { value: 'transition_with_license_transfer', label: t('licensesMove') },
            { value: 'transition_only', label: t('licensesStay') },
          ]}
        />
      )}
    </ReviewedDialog>
  );
}

/** A subscription that has that product already; one that cannot take the licenses says why. */
function targetChoice({
  subscriptionId,
  subscriptionFriendlyName,
  isEligible,
  errors,
}: Way['subscriptionEligibilities'][number]): Choice {
  const hint = errors.map(({ description }) => description).join(' ');
  return { value: subscriptionId, label: subscriptionFriendlyName, disabled: !isEligible, hint };
}
