import { Button } from '@fluentui/react-components';
import { ApiError, useAction } from '../../../api/index.ts';
import { EntryForm, FormLayout, NumberField, SelectField, useForm, useToast } from '../../../ui/index.ts';
import { segments } from '../segments.ts';
import { useText as useCatalogText } from '../text.ts';
import { rulesKey, type SaleRuleResource, saleRuleKinds, saveRule } from './calls.ts';
import { useText } from './text.ts';

const categories = [
  'enterprise',
  'small-business',
  'education',
  'nonprofit',
  'government',
  'addon',
  'cloud',
  'software',
  'marketplace',
] as const;
export const numbers = [
  'cancellationHours',
  'fullRefundHours',
  'maximum',
  'perCustomer',
  'subscriptions',
] as const;
type Numbers = Readonly<Record<(typeof numbers)[number], number | undefined>>;

interface Entries extends Numbers {
  readonly kind: string;
  readonly market: string;
  readonly category: string;
  readonly segment: string;
}

interface RuleFormProps {
  /** Undefined: a new one. */
  readonly of: SaleRuleResource | undefined;
  readonly markets: readonly { readonly country: string; readonly name: string }[];
  readonly onClosed: () => void;
}

/** For whom, and which numbers; what is left empty is as a wider rule says. */
export function RuleForm({ of, markets, onClosed }: RuleFormProps) {
  const t = useText();
  const words = useCatalogText();
  const toast = useToast();
  const form = useForm<Entries>({
    initial: {
      kind: of?.kind ?? '*',
      market: of?.market ?? '*',
      category: of?.category ?? '*',
      segment: of?.segment ?? '*',
      cancellationHours: of?.cancellationHours,
      fullRefundHours: of?.fullRefundHours,
      maximum: of?.maximum,
      perCustomer: of?.perCustomer,
      subscriptions: of?.subscriptions,
    },
    problems: (entries) => ({
      cancellationHours: numbers.every((one) => entries[one] === undefined) ? t('numberMissing') : undefined,
      fullRefundHours:
        entries.fullRefundHours !== undefined &&
        entries.cancellationHours !== undefined &&
        entries.fullRefundHours > entries.cancellationHours
          ? t('refundLonger')
          : undefined,
    }),
  });
  const saving = useAction<Entries, SaleRuleResource>({
    act: ({ kind, market, category, segment, ...said }, ids) => {
      const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
      return saveRule({ of, body: { kind: kind as '*', market, category, segment, ...given } }, ids);
    },
    refreshes: [rulesKey],
    onDone: () => {
      toast.done(t('saved'));
      onClosed();
    },
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const any = { value: '*', label: t('any') };
  return (
    <EntryForm
      title={of ? t('change') : t('add')}
      form={form}
      saving={saving}
      onSubmit={() => form.check() && saving.run(form.values)}
      submitLabel={t('save')}
      back={<Button onClick={onClosed}>{t('cancel')}</Button>}
    >
      <FormLayout.Row>
        <SelectField
          {...form.field('market')}
          label={t('market')}
          none={false}
          choices={[any, ...markets.map(({ country, name }) => ({ value: country, label: name }))]}
        />
        <SelectField
          {...form.field('segment')}
          label={t('segment')}
          none={false}
          choices={[any, ...segments.map((value) => ({ value, label: words(`segment_${value}`) }))]}
        />
      </FormLayout.Row>
      <FormLayout.Row>
        <SelectField
          {...form.field('category')}
          label={t('category')}
          none={false}
          choices={[any, ...categories.map((value) => ({ value, label: words(`category_${value}`) }))]}
        />
        <SelectField
          {...form.field('kind')}
          label={t('kind')}
          none={false}
          choices={saleRuleKinds.map((value) =>
            value === '*'
              ? any
              : { value, label: t.find(`kind_${value}`) ?? words.find(`kind_${value}`) ?? value },
          )}
        />
      </FormLayout.Row>
      <FormLayout.Row>
        <NumberField
          {...form.field('cancellationHours')}
          label={t('cancellationHours')}
          hint={t('emptyNumber')}
          min={1}
          max={87_600}
        />
        <NumberField {...form.field('fullRefundHours')} label={t('fullRefundHours')} min={0} max={87_600} />
      </FormLayout.Row>
      <FormLayout.Row>
        <NumberField {...form.field('maximum')} label={t('maximum')} min={1} max={10_000_000} />
        <NumberField {...form.field('perCustomer')} label={t('perCustomer')} min={1} max={100_000} />
      </FormLayout.Row>
      <NumberField {...form.field('subscriptions')} label={t('subscriptions')} min={1} max={100_000} />
    </EntryForm>
  );
}
