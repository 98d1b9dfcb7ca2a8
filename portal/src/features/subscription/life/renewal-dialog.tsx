import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../../i18n/index.ts';
import { ErrorBar, LoadingLines, NumberField, SelectField } from '../../../ui/index.ts';
import { type SubscriptionFacts, subscriptionsKey } from '../calls.ts';
import { useText } from '../text.ts';
import { type RenewalChoice, readRenewalChoices, type Wanted } from './calls.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { useLifeText } from './text.ts';

interface DialogProps {
  readonly facts: SubscriptionFacts;
  readonly reload: () => void;
  readonly onClosed: () => void;
}

interface Plan {
  readonly item: string;
  /** Term and billing cycle, `P1Y monthly`. */
  readonly term: string;
  readonly quantity: number | undefined;
  /** Empty: the whole term. */
  readonly end: string;
}

/** Product, number, term, billing and end of the next term; what it costs is tried out on the way. */
export function RenewalDialog({ facts, reload, onClosed }: DialogProps) {
  const t = useLifeText();
  const { listed, record } = facts;
  const choices = useQuery({
    queryKey: [...subscriptionsKey, record.id, 'choices', listed.id],
    queryFn: ({ signal }) => readRenewalChoices(record.id, listed.id, signal),
  });
  const [chosen, setChosen] = useState<Plan>();
  const plan = chosen ?? (choices.data && presentPlan(facts, choices.data));
  return (
    <ChangeDialog
      facts={facts}
      title={t('renewal_plan')}
      confirmLabel={t('submitChange')}
      doneText={t('renewalSaved')}
      wanted={plan?.quantity ? wantedOf(plan, plan.quantity) : null}
      reload={reload}
      onClosed={onClosed}
    >
      {choices.isError && <ErrorBar error={choices.error} />}
      {choices.isPending && <LoadingLines />}
      {plan && choices.data && <PlanFields plan={plan} choices={choices.data} onChange={setChosen} />}
    </ChangeDialog>
  );
}

function presentPlan(
  { listed, resource }: SubscriptionFacts,
  choices: readonly RenewalChoice[],
): Plan | undefined {
  const { scheduled } = listed;
  const item =
    choices.find((one) => one.catalogItemId === (scheduled?.catalogItemId ?? resource.offerId)) ?? choices[0];
  if (!item) return undefined;
  const wanted = scheduled
    ? `${scheduled.termDuration} ${scheduled.billingCycle}`
    : `${listed.termDuration} ${listed.billingCycle}`;
  const term = item.terms.find((one) => termKey(one) === wanted) ?? item.terms[0];
  return {
    item: item.catalogItemId,
    term: term ? termKey(term) : '',
    quantity: scheduled?.quantity ?? listed.quantity,
    end: scheduled?.customTermEndOn ?? '',
  };
}

function termKey(term: { readonly termDuration: string; readonly billingCycle: string }): string {
  return `${term.termDuration} ${term.billingCycle}`;
}

function wantedOf({ item, term, end }: Plan, quantity: number): Wanted {
  const [termDuration, billingCycle] = term.split(' ');
  const [productId, skuId, availabilityId] = item.split(':');
  return {
    scheduledNextTermInstructions: {
      product: {
        productId,
        skuId,
        availabilityId,
        termDuration,
        billingCycle,
      },
      quantity,
      ...(end ? { customTermEndDate: `${end}T00:00:00Z` } : {}),
    } as NonNullable<Wanted['scheduledNextTermInstructions']>,
  };
}

function PlanFields({
  plan,
  choices,
  onChange,
}: {
  plan: Plan;
  choices: readonly RenewalChoice[];
  onChange: (plan: Plan) => void;
}) {
  const t = useLifeText();
  const words = useText();
  const format = useFormat();
  const item = choices.find((one) => one.catalogItemId === plan.item);
  const term = item?.terms.find((one) => termKey(one) === plan.term);
  return (
    <>
      <SelectField
        label={words('product')}
        none={false}
        value={plan.item}
        choices={choices.map((one) => ({
          value: one.catalogItemId,
          label: one.isPresent ? one.name : t('upgradeTo', { name: one.name }),
        }))}
        onChange={(value) => {
          const next = choices.find((one) => one.catalogItemId === value);
          const same = next?.terms.find((one) => termKey(one) === plan.term) ?? next?.terms[0];
          onChange({ ...plan, item: value, term: same ? termKey(same) : '', end: '' });
        }}
      />
      <SelectField
        label={t('termAndBilling')}
        none={false}
        value={plan.term}
        choices={(item?.terms ?? []).map((one) => ({
          value: termKey(one),
          label: t('termChoice', {
            term: words.find(`term_${one.termDuration}`) ?? one.termDuration,
            cycle: words.find(`cycle_${one.billingCycle}`) ?? one.billingCycle,
            price: format.money(one.unitPrice, one.currency),
          }),
        }))}
        onChange={(value) => onChange({ ...plan, term: value, end: '' })}
      />
      <NumberField
        label={words('quantity')}
        min={item?.minimum ?? 1}
        {...(item ? { max: item.maximum } : {})}
        value={plan.quantity}
        onChange={(quantity) => onChange({ ...plan, quantity })}
      />
      {term && term.ends.length > 0 && (
        <SelectField
          label={t('endDate')}
          none={t('endWhole')}
          value={plan.end}
          choices={term.ends.map((one) => ({
            value: one.date,
            label: t(one.kind === 'subscriptionAligned' ? 'endWithOther' : 'endOfMonth', {
              date: format.date(one.date),
            }),
          }))}
          onChange={(end) => onChange({ ...plan, end })}
        />
      )}
    </>
  );
}
