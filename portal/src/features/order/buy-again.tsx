import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, Section, useGo } from '../../ui/index.ts';
import {
  buyAgain,
  type CustomerRecord,
  customersKey,
  type OrderLine,
  type OrderResource,
  ordersKey,
  subscriptionsKey,
} from './calls.ts';
import { useText } from './text.ts';

interface BuyAgainProps {
  readonly record: CustomerRecord;
  readonly order: OrderResource;
  readonly lines: readonly OrderLine[];
}

/** What was not delivered cost nothing; it is ordered anew, with the declaration of role (C60, C61). */
export function BuyAgain({ record, order, lines }: BuyAgainProps) {
  const t = useText();
  const go = useGo();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const buying = useAction<void, OrderResource>({
    act: (_, ids) => buyAgain(record.id, order, lines, ids),
    refreshes: [ordersKey, customersKey, subscriptionsKey],
    onDone: (placed) => {
      setAsking(false);
      go(`/customers/${record.id}/orders/${placed.id}`);
    },
  });
  const names = format.list(lines.map((line) => line.friendlyName ?? line.offerId));
  return (
    <Section
      title={t('failedTitle')}
      text={t('failedText', { names })}
      actions={
        <Button appearance="primary" onClick={() => setAsking(true)}>
          {t('buyAgain')}
        </Button>
      }
    >
      <ConfirmDialog
        open={asking}
        title={t('buyAgainTitle', { name: record.companyName })}
        confirmLabel={t('buyAgain')}
        declaration={lines.some((line) => line.partnerIdOnRecord) ? t('declareReseller') : t('declareOwn')}
        running={buying.running}
        error={buying.error}
        onConfirm={() => buying.run()}
        onCancel={() => {
          buying.reset();
          setAsking(false);
        }}
      >
        {t('buyAgainText', { names })}
      </ConfirmDialog>
    </Section>
  );
}
