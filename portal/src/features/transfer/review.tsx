import { Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { EmptyState, Section } from '../../ui/index.ts';
import type { Decision, TransferOnOwnPage } from './calls.ts';
import { useText } from './text.ts';

type Item = TransferOnOwnPage['items'][number];

interface ReviewProps {
  readonly transfer: TransferOnOwnPage;
  readonly onDecide: (decision: Decision) => void;
}

/** The present partner selects what goes, or keeps everything; or does nothing, and the request lapses. */
export function Review({ transfer, onDecide }: ReviewProps) {
  const t = useText();
  const { items } = transfer;
  // A usage plan's request never selects whole subscriptions.
  const kindOf = (item: Item) => (item.item === 'subscription' ? item.planName : t(`item_${item.item}`));
  const [selected, setSelected] = useState<readonly string[]>(() =>
    items.filter((item) => item.selectable).map(({ id }) => id),
  );
  const toggle = (id: string, on: boolean) =>
    setSelected((before) => (on ? [...before, id] : before.filter((one) => one !== id)));
  const withReservation = items.some(({ id, item }) => item === 'reservation' && selected.includes(id));
  return (
    <Section title={t('review')} text={t('reviewText')}>
      {items.length === 0 ? (
        <EmptyState title={t('nothingToMove')} text={t('nothingToMoveText')} />
      ) : (
        <fieldset style={{ border: 'none', margin: 0, padding: 0, minWidth: 0 }}>
          <legend style={{ padding: 0 }}>{t('select')}</legend>
          {items.map((item) => (
            <div key={item.id}>
              <Checkbox
                label={
                  item.selectable
                    ? t('itemLine', { name: item.name, kind: kindOf(item), plan: item.planName })
                    : t('itemBlocked', { name: item.name, kind: kindOf(item) })
                }
                checked={selected.includes(item.id)}
                disabled={!item.selectable}
                onChange={(_, { checked }) => toggle(item.id, checked === true)}
              />
            </div>
          ))}
        </fieldset>
      )}
      {withReservation && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('reservationWarning')}</MessageBarBody>
        </MessageBar>
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <Button
          appearance="primary"
          disabledFocusable={selected.length === 0}
          onClick={() => selected.length > 0 && onDecide({ do: 'accept', selected })}
        >
          {t('accept')}
        </Button>
        <Button onClick={() => onDecide({ do: 'reject' })}>{t('reject')}</Button>
      </div>
    </Section>
  );
}
