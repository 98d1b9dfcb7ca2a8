import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ConfirmDialog,
  ErrorState,
  LinkButton,
  LoadingLines,
  WholeTable,
} from '../../ui/index.ts';
import { CustomerPage } from '../customer/index.ts';
import { cartsKey, dropCart, type OpenCart, readOpenCarts } from './saved-calls.ts';
import { useText } from './text.ts';

/** Baskets that were put aside for a customer, each with the day it lapses (C45). */
export default function CartsPage() {
  const t = useText();
  const may = useMay();
  return (
    <CustomerPage
      lead={({ companyName }) => t('cartsLead', { name: companyName })}
      actions={({ id }) =>
        may('order.create') && (
          <LinkButton appearance="primary" to={`/customers/${id}/subscriptions/new`}>
            {t('newBasket')}
          </LinkButton>
        )
      }
    >
      {({ id }) => <Carts customerId={id} />}
    </CustomerPage>
  );
}

function Carts({ customerId }: { customerId: string }) {
  const t = useText();
  const format = useFormat();
  const [dropping, setDropping] = useState<OpenCart>();
  const query = useQuery({
    queryKey: [...cartsKey, customerId],
    queryFn: ({ signal }) => readOpenCarts(customerId, signal),
  });
  const drop = useAction<OpenCart>({
    act: (cart, ids) => dropCart(customerId, cart.id, ids),
    refreshes: [cartsKey],
    onDone: () => setDropping(undefined),
  });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const whatOf = (cart: OpenCart) =>
    cart.lines.map((line) => `${line.name} × ${format.number(line.quantity)}`).join('; ');
  const columns: Column<OpenCart>[] = [
    {
      id: 'what',
      header: t('basket'),
      width: '45%',
      cell: (cart) => <AppLink to={`/customers/${customerId}/carts/${cart.id}`}>{whatOf(cart)}</AppLink>,
    },
    {
      id: 'problems',
      header: t('toMend'),
      cell: (cart) => (cart.problems > 0 ? t('linesToMend', { count: cart.problems }) : '–'),
    },
    {
      id: 'total',
      header: t('firstCharge'),
      align: 'end',
      cell: (cart) => cart.totals.map((one) => format.money(one.amount, one.currency)).join(' + ') || '–',
    },
    { id: 'lapses', header: t('lapses'), cell: (cart) => format.dateTime(cart.expiresAt) },
  ];
  return (
    <>
      <WholeTable<OpenCart>
        label={t('baskets')}
        rows={query.data}
        columns={columns}
        rowId={(cart) => cart.id}
        rowLabel={whatOf}
        actions={(cart) => [
          { id: 'drop', label: t('dropBasket'), inline: true, onSelect: () => setDropping(cart) },
        ]}
        empty={{ title: t('noBaskets'), text: t('noBasketsText') }}
      />
      <ConfirmDialog
        open={dropping !== undefined}
        title={t('dropTitle')}
        confirmLabel={t('dropBasket')}
        running={drop.running}
        error={drop.error}
        onConfirm={() => dropping && drop.run(dropping)}
        onCancel={() => {
          drop.reset();
          setDropping(undefined);
        }}
      >
        {dropping && whatOf(dropping)}
      </ConfirmDialog>
    </>
  );
}
