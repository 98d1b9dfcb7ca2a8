import { Button, Checkbox, Field, Spinner, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { EmptyState, ErrorBar, LinkButton, Section, useGo } from '../../ui/index.ts';
import { type TransferOnOwnPage, transfersKey } from './calls.ts';
import { type HandoverDeskOnPage, type HandoverEntries, requestHandover } from './handover-calls.ts';
import { useHandoverText } from './handover-text.ts';

type Item = HandoverDeskOnPage['items'][number];

interface HandoverFormProps {
  readonly customerId: string;
  readonly desk: HandoverDeskOnPage;
  readonly provider: NonNullable<HandoverDeskOnPage['extended']>;
}

/** What goes to the provider, and whether this partner stays the reseller that is credited. */
export function HandoverForm({ customerId, desk, provider }: HandoverFormProps) {
  const t = useHandoverText();
  const go = useGo();
  const bases = desk.items.filter(({ against }) => against === undefined);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [credited, setCredited] = useState(true);
  const [tried, setTried] = useState(false);
  const sending = useAction<HandoverEntries, TransferOnOwnPage>({
    act: (entries, ids) => requestHandover(customerId, entries, ids),
    refreshes: [transfersKey],
    onDone: (made) => go(`/transfers/${made.id}`, { unasked: true }),
  });
  if (bases.length === 0) return <EmptyState title={t('nothingTitle')} text={t('nothingText')} />;
  const toggle = (id: string, on: boolean) =>
    setSelected((before) => (on ? [...before, id] : before.filter((one) => one !== id)));
  const send = () => {
    setTried(true);
    if (selected.length === 0) return;
    const credit = credited ? { resellerPartnerId: desk.locationPartnerId } : {};
    sending.run({
      providerId: provider.providerId,
      lines: selected.map((subscriptionId) => ({ subscriptionId, ...credit })),
    });
  };
  return (
    <Section title={t('select', { name: provider.name })} text={t('selectText')}>
      <ErrorBar error={sending.error} />
      <Field {...(tried && selected.length === 0 ? { validationMessage: t('sendMissing') } : {})}>
        <fieldset style={{ border: 'none', margin: 0, padding: 0, minWidth: 0 }}>
          <legend style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
            {t('select', { name: provider.name })}
          </legend>
          {bases.map((item) => (
            <Choice
              key={item.id}
              item={item}
              addons={desk.items.filter(({ baseId }) => baseId === item.id)}
              checked={selected.includes(item.id)}
              onToggle={(on) => toggle(item.id, on)}
            />
          ))}
        </fieldset>
      </Field>
      <Field hint={t('creditHint')}>
        <Checkbox
          label={t('credit', { id: desk.locationPartnerId })}
          checked={credited}
          onChange={(_, { checked }) => setCredited(checked === true)}
        />
      </Field>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <Button
          appearance="primary"
          disabledFocusable={sending.running}
          icon={sending.running ? <Spinner size="tiny" /> : null}
          onClick={send}
        >
          {t('send')}
        </Button>
        <LinkButton to={`/customers/${customerId}/transfers`}>{t('cancel')}</LinkButton>
      </div>
    </Section>
  );
}

interface ChoiceProps {
  readonly item: Item;
  readonly addons: readonly Item[];
  readonly checked: boolean;
  readonly onToggle: (on: boolean) => void;
}

function Choice({ item, addons, checked, onToggle }: ChoiceProps) {
  const t = useHandoverText();
  const format = useFormat();
  const shown = ({ offerName, quantity }: Item) =>
    t('quantityOf', { offer: offerName, quantity: format.number(quantity) });
  return (
    <div>
      <Checkbox
        label={
          <>
            <strong>{item.name}</strong>
            <br />
            {shown(item)}
          </>
        }
        checked={checked}
        onChange={(_, data) => onToggle(data.checked === true)}
      />
      {addons.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '56px' }}>
          {addons.map((addon) => (
            <li key={addon.id}>
              <Text size={200}>{`${addon.name}: ${shown(addon)}. ${t('addonOf')}`}</Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
