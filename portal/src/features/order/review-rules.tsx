import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, FormLayout, Section, SelectField, TextField, WholeTable } from '../../ui/index.ts';
import { makeRule, type NewReviewRule, type ReviewRule, readRules, removeRule, reviewsKey } from './calls.ts';
import { useText } from './text.ts';

/** Which orders are looked at before they are delivered (C61). */
export function ReviewRules() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const query = useQuery({
    queryKey: [...reviewsKey, 'rules'],
    queryFn: ({ signal }) => readRules(signal),
  });
  const removing = useAction<ReviewRule>({
    act: (rule, ids) => removeRule(rule.id, ids),
    refreshes: [reviewsKey],
  });
  const whichOf = (rule: ReviewRule) =>
    [
      rule.productId ? t('ofProduct', { product: rule.productId }) : t('ofAnyProduct'),
      rule.minimumTotal !== undefined &&
        t('fromTotal', { total: format.money(rule.minimumTotal, rule.currency ?? 'USD') }),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Section title={t('rules')} text={t('rulesText')}>
      <ErrorBar error={removing.error ?? query.error} />
      <WholeTable<ReviewRule>
        label={t('rules')}
        rows={query.data ?? []}
        rowId={(rule) => rule.id}
        rowLabel={whichOf}
        columns={[
          { id: 'which', header: t('whichOrders'), width: '45%', cell: whichOf },
          { id: 'demand', header: t('demanded'), cell: (rule) => t(`demandShort_${rule.demand}`) },
          { id: 'since', header: t('since'), cell: (rule) => format.dateTime(rule.createdAt) },
        ]}
        actions={(rule) =>
          may('orderReview.rule.set')
            ? [{ id: 'remove', label: t('removeRule'), inline: true, onSelect: () => removing.run(rule) }]
            : []
        }
        empty={{ title: t('noRules'), text: t('noRulesText') }}
      />
      {may('orderReview.rule.set') && <NewRule />}
    </Section>
  );
}

const empty = { demand: 'review', productId: '', minimumTotal: '', currency: 'USD' };

function NewRule() {
  const t = useText();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<typeof empty>) => setValues((before) => ({ ...before, ...changes }));
  const making = useAction<NewReviewRule>({
    act: makeRule,
    refreshes: [reviewsKey],
    onDone: () => {
      setValues(empty);
      setTried(false);
    },
  });
  const total = values.minimumTotal.trim().replace(',', '.');
  const amountFine = total === '' || /^\d{1,11}(\.\d{1,4})?$/.test(total);
  const currencyFine = /^[A-Z]{3}$/.test(values.currency);
  const submit = () => {
    setTried(true);
    if (!amountFine || !currencyFine) return;
    making.run({
      demand: values.demand === 'review' ? 'review' : 'purchase-order',
      ...(values.productId.trim() ? { productId: values.productId.trim() } : {}),
      ...(total ? { minimumTotal: Number(total), currency: values.currency } : {}),
    });
  };
  return (
    <FormLayout
      label={t('newRule')}
      onSubmit={submit}
      actions={
        <Button type="submit" disabledFocusable={making.running}>
          {t('addRule')}
        </Button>
      }
    >
      <ErrorBar error={making.error} />
      <SelectField
        label={t('demanded')}
        value={values.demand}
        onChange={(demand) => set({ demand })}
        none={false}
        choices={(['review', 'purchase-order'] as const).map((value) => ({
          value,
          label: t(`demandShort_${value}`),
        }))}
      />
      <TextField
        label={t('productId')}
        hint={t('productIdHint')}
        value={values.productId}
        onChange={(productId) => set({ productId })}
      />
      <TextField
        label={t('minimumTotal')}
        hint={t('minimumTotalHint')}
        value={values.minimumTotal}
        onChange={(minimumTotal) => set({ minimumTotal })}
        problem={tried && !amountFine ? t('amountForm') : undefined}
      />
      <TextField
        label={t('currency')}
        maxLength={3}
        value={values.currency}
        onChange={(currency) => set({ currency: currency.toUpperCase() })}
        problem={tried && !currencyFine ? t('currencyForm') : undefined}
      />
    </FormLayout>
  );
}
