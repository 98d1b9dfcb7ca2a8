import { Button, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  CheckField,
  type Column,
  ErrorBar,
  NumberField,
  Page,
  Section,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { readRecord } from '../customer/index.ts';
import { type CartCheckoutResult, type CustomerRecord, customersKey, subscriptionsKey } from './calls.ts';
import { Confirmation } from './confirmation.tsx';
import { PromotionText } from './promotion-text.tsx';
import {
  type CartResource,
  cartsKey,
  changeCart,
  type Quantities,
  readCart,
  type SavedCart,
  type SavedLine,
  submitCart,
} from './saved-calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  problem: { color: tokens.colorPaletteRedForeground1 },
  addon: { paddingInlineStart: tokens.spacingHorizontalL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A basket that was put aside: what stands against it, mended, and submitted (4.6, D46). */
export default function CartPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const id = usePathPart('cartId');
  const [placed, setPlaced] = useState<CartCheckoutResult>();
  const query = useQuery({
    queryKey: [...cartsKey, customerId, id],
    queryFn: async ({ signal }) => ({
      record: await readRecord(customerId, signal),
      saved: await readCart(customerId, id, signal),
    }),
    enabled: placed === undefined,
  });
  const name = query.data?.record.companyName;
  return (
    <Page
      title={t('basket')}
      lead={name && t('addLead', { name })}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name ? [{ label: name, to: `/customers/${customerId}` }] : []),
        { label: t('baskets'), to: `/customers/${customerId}/carts` },
      ]}
      query={query}
    >
      {({ record, saved }: { record: CustomerRecord; saved: SavedCart }) =>
        placed ? (
          <Confirmation record={record} result={placed} lines={[]} />
        ) : (
          <Basket record={record} saved={saved} onPlaced={setPlaced} />
        )
      }
    </Page>
  );
}

interface BasketProps {
  readonly record: CustomerRecord;
  readonly saved: SavedCart;
  readonly onPlaced: (result: CartCheckoutResult) => void;
}

function Basket({ record, saved, onPlaced }: BasketProps) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { cart, lines } = saved;
  const [quantities, setQuantities] = useState<Quantities>(new Map());
  const [attested, setAttested] = useState(false);
  const [tried, setTried] = useState(false);
  const changing = useAction<Quantities, CartResource>({
    act: (wanted, ids) => changeCart(record.id, cart, wanted, ids),
    refreshes: [cartsKey],
    onDone: () => setQuantities(new Map()),
  });
  const submitting = useAction<void, CartCheckoutResult>({
    act: (_, ids) => submitCart(record.id, cart, ids),
    refreshes: [customersKey, subscriptionsKey],
    onDone: onPlaced,
  });
  const problems = lines.filter(({ line }) => line.error).length;
  const reseller = cart.lineItems.some((line) =>
    line.participants?.some((one) => one.key === 'transaction_reseller'),
  );
  const money = ({ line }: SavedLine, part: 'price' | 'extendedPrice') =>
    line.pricing ? format.money(line.pricing[part], line.currencyCode) : t('noPrice');
  const columns: Column<SavedLine>[] = [
    {
      id: 'product',
      header: t('product'),
      width: '40%',
      cell: ({ name, line, isAddon, promotion }) => (
        <div className={isAddon ? styles.addon : ''}>
          {name}
          {promotion && <PromotionText promotion={promotion} currency={line.currencyCode} />}
          {line.error && (
            <Text size={200} block className={styles.problem}>
              {line.error.errorDescription}
            </Text>
          )}
        </div>
      ),
    },
    {
      id: 'quantity',
      header: t('quantity'),
      cell: ({ name, line }) => (
        <NumberField
          label={t('quantityOf', { name })}
          min={1}
          value={quantities.get(line.id) ?? line.quantity}
          onChange={(value) => value !== undefined && setQuantities(new Map(quantities).set(line.id, value))}
        />
      ),
    },
    { id: 'unit', header: t('unitPrice'), align: 'end', cell: (row) => money(row, 'price') },
    { id: 'price', header: t('linePrice'), align: 'end', cell: (row) => money(row, 'extendedPrice') },
  ];
  return (
    <>
      <MessageBar intent={problems > 0 ? 'warning' : 'info'} layout="multiline" role="status">
        <MessageBarBody>
          {problems > 0 ? t('linesToMend', { count: problems }) : t('basketFine')}{' '}
          {t('lapsesOn', { at: format.dateTime(cart.expirationTimestamp) })}
        </MessageBarBody>
      </MessageBar>
      <ErrorBar error={changing.error ?? submitting.error} />
      <Section title={t('basketLines')} look="plain">
        <WholeTable<SavedLine>
          label={t('basketLines')}
          rows={lines}
          columns={columns}
          rowId={({ line }) => String(line.id)}
          rowLabel={({ name }) => name}
          actions={({ line, isAddon }) =>
            isAddon || cart.lineItems.length > 1
              ? [
                  {
                    id: 'remove',
                    label: t('removeLine'),
                    inline: true,
                    onSelect: () => changing.run(new Map([[line.id, 0]])),
                  },
                ]
              : []
          }
        />
      </Section>
      <CheckField
        label={reseller ? t('attestationReseller') : t('attestationDirect')}
        required
        value={attested}
        onChange={setAttested}
        problem={tried && !attested ? t('attestationTick') : undefined}
      />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={submitting.running || quantities.size > 0}
          onClick={() => {
            setTried(true);
            if (attested) submitting.run();
          }}
        >
          {t('submit')}
        </Button>
        <Button
          disabledFocusable={changing.running || quantities.size === 0}
          onClick={() => changing.run(quantities)}
        >
          {t('saveBasket')}
        </Button>
      </div>
    </>
  );
}
