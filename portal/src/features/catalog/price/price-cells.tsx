import { Text } from '@fluentui/react-components';
import type { ListedPrice, ResalePrice } from '../../../../../contract/price-list.ts';
import { useFormat } from '../../../i18n/index.ts';
import { type Column, StatusBadge } from '../../../ui/index.ts';
import { useText as useCatalogText } from '../text.ts';
import { useText } from './text.ts';

const tones = { 'on-sale': 'good', ending: 'warning', withdrawn: 'neutral' } as const;

/** Columns that every list of prices has, for whomever it is. */
export function usePriceColumns<Row extends ResalePrice & Pick<ListedPrice, 'formerPrice'>>(
  currency: string,
): Column<Row>[] {
  const t = useText();
  const words = useCatalogText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('name'),
      width: '30%',
      cell: (row) => (
        <span>
          <Text block weight="semibold">
            {row.title}
          </Text>
          <Text block size={200}>
            {[
              words.find(`segment_${row.segment}`) ?? row.segment,
              row.isAddon && t('addon'),
              row.isTrial && t('trial'),
            ]
              .filter(Boolean)
              .join(', ')}
          </Text>
        </span>
      ),
    },
    { id: 'terms', header: t('terms'), cell: (row) => row.description },
    {
      id: 'price',
      header: t('price'),
      align: 'end',
      cell: (row) => (
        <span>
          <Text block align="end" weight="semibold">
            {format.money(row.unitPrice, currency)}
          </Text>
          {row.formerPrice !== undefined && (
            <Text block align="end" size={200}>
              {t('was', { price: format.money(row.formerPrice, currency) })}
            </Text>
          )}
        </span>
      ),
    },
    {
      id: 'limits',
      header: t('limits'),
      wideOnly: true,
      cell: (row) => (
        <span>
          <Text block>
            {t('quantity', { minimum: format.number(row.minimum), maximum: format.number(row.maximum) })}
          </Text>
          {row.limitUnit !== 'none' && (
            <Text block size={200}>
              {t(`limit_${row.limitUnit}`, { count: row.limit })}
            </Text>
          )}
        </span>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusBadge
          tone={tones[row.saleState]}
          label={
            row.saleState === 'ending' && row.lastSale
              ? t('until', { day: format.date(row.lastSale) })
              : t(`sale_${row.saleState}`)
          }
        />
      ),
    },
  ];
}

export const priceRowId = (row: ResalePrice) =>
  [row.productId, row.skuId, row.availabilityId, row.term, row.billingCycle].join(' ');
