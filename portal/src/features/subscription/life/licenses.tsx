import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { type Column, NumberField, Section, WholeTable } from '../../../ui/index.ts';
import type { SubscriptionFacts } from '../calls.ts';
import { useText } from '../text.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { OwnTime } from './own-time.tsx';
import { useLifeText } from './text.ts';

type Batch = NonNullable<SubscriptionFacts['listed']['reducible']>['batches'][number];
type Row = Batch & { readonly key: string };

/** How many licenses there are, which of them may be given back until when, and the way to more or fewer (C50, C51). */
export function Licenses({ facts, reload }: { facts: SubscriptionFacts; reload: () => void }) {
  const t = useLifeText();
  const may = useMay();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { listed } = facts;
  const mayChange =
    (listed.can.includes('add') && may('subscription.addLicenses')) ||
    (listed.can.includes('reduce') && may('subscription.reduceLicenses'));
  const columns: Column<Row>[] = [
    { id: 'quantity', header: t('batchLicenses'), align: 'end', cell: (row) => format.number(row.quantity) },
    { id: 'since', header: t('batchSince'), cell: (row) => <OwnTime at={row.since} /> },
    {
      id: 'until',
      header: t('batchUntil'),
      cell: (row) => (row.until ? <OwnTime at={row.until} /> : t('anyTime')),
    },
  ];
  const batches = listed.reducible?.batches ?? [];
  return (
    <Section
      title={t('licensesTitle')}
      text={batches.length > 0 ? t('licensesOpen') : t('licensesClosed')}
      actions={mayChange && <Button onClick={() => setOpen(true)}>{t('changeLicenses')}</Button>}
    >
      {batches.length > 0 && (
        <WholeTable<Row>
          label={t('batches')}
          rows={batches.map((batch, index) => ({ ...batch, key: `${index}` }))}
          columns={columns}
          rowId={(row) => row.key}
          rowLabel={(row) => format.number(row.quantity)}
        />
      )}
      {open && <LicensesDialog facts={facts} reload={reload} onClosed={() => setOpen(false)} />}
    </Section>
  );
}

function LicensesDialog({
  facts,
  reload,
  onClosed,
}: {
  facts: SubscriptionFacts;
  reload: () => void;
  onClosed: () => void;
}) {
  const t = useLifeText();
  const words = useText();
  const present = facts.resource.quantity;
  const [quantity, setQuantity] = useState<number | undefined>(present);
  const wanted = quantity === undefined || quantity === present ? null : { quantity };
  return (
    <ChangeDialog
      facts={facts}
      title={t('changeLicenses')}
      confirmLabel={t('submitChange')}
      doneText={t('licensesChanged')}
      wanted={wanted}
      reload={reload}
      onClosed={onClosed}
    >
      <NumberField
        label={t('newNumber')}
        hint={t('presentNumber', { licenses: words('licenses', { count: present }) })}
        min={1}
        value={quantity}
        onChange={setQuantity}
      />
    </ChangeDialog>
  );
}
