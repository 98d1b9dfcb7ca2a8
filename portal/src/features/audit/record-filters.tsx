import { DateField, type FilterControl, SelectField } from '../../ui/index.ts';
import { periodOf, periods } from './calls.ts';
import { useOperationText, useText } from './text.ts';

/** What the log is about in this product now; rarer types are found by their records. */
const resourceTypes = [
  'customer',
  'agreement',
  'order',
  'cart',
  'subscription',
  'mpn_association',
  'partner_relationship',
  'partnership_link',
  'partner_user',
  'customer_user',
  'application',
  'catalog',
  'installation',
] as const;

/** To a period and a kind of thing. */
export function RecordFilters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  const words = useOperationText();
  const period = periodOf(values);
  return (
    <>
      <SelectField
        label={t('period')}
        none={false}
        choices={periods.map((value) => ({ value, label: t(`period_${value}`) }))}
        value={period}
        onChange={(value) => set('period', value === '30' ? '' : value)}
      />
      {period === 'own' && (
        <>
          <DateField
            label={t('from')}
            value={values['from'] ?? ''}
            onChange={(value) => set('from', value)}
          />
          <DateField label={t('to')} value={values['to'] ?? ''} onChange={(value) => set('to', value)} />
        </>
      )}
      <SelectField
        label={t('resource')}
        none={t('allResources')}
        choices={resourceTypes.map((value) => ({ value, label: words(`on_${value}`) }))}
        value={values['resource'] ?? ''}
        onChange={(value) => set('resource', value)}
      />
    </>
  );
}
