import { entry } from '../entry.ts';

/** Invoices. */
export const invoiceErrors = {
  'invoice-unknown': entry(
    1000,
    404,
    'There is no such invoice. Check its number.',
    'No existe esa factura. Compruebe su número.',
    'Такого счёта нет. Проверьте его номер.',
  ),
  'receipt-unknown': entry(
    1000,
    404,
    'Invoice {invoice} has no such tax receipt. What receipts it has stands in its taxReceipts.',
    'La factura {invoice} no tiene ese recibo fiscal. Los recibos que tiene están en su miembro taxReceipts.',
    'У счёта {invoice} нет такой налоговой квитанции. Его квитанции перечислены в taxReceipts.',
  ),
};
