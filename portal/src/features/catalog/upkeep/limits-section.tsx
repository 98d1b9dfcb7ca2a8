import { Button } from '@fluentui/react-components';
import { useAction, useMay } from '../../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  NumberField,
  Section,
  SelectField,
  useForm,
  useToast,
} from '../../../ui/index.ts';
import { catalogKey } from '../calls.ts';
import { type SkuSheet, saveLimits } from './calls.ts';
import { useText } from './text.ts';

interface Entries {
  readonly limitUnit: string;
  readonly limit: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** How often and how many a customer may buy. A trial has its limit for good (C58). */
export function LimitsSection({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const form = useForm<Entries>({
    initial: {
      limitUnit: sheet.limitUnit,
      limit: sheet.limit || 1,
      minimum: sheet.minimum,
      maximum: sheet.maximum,
    },
    problems: ({ limitUnit, limit, minimum, maximum }) => ({
      limit: limitUnit !== 'none' && !limit ? t('numberMissing') : undefined,
      minimum: minimum ? undefined : t('numberMissing'),
      maximum: maximum ? ((minimum ?? 0) > maximum ? t('crossed') : undefined) : t('numberMissing'),
    }),
  });
  const save = useAction<Entries>({
    act: (entries, ids) =>
      saveLimits(
        sheet,
        {
          limitUnit: entries.limitUnit as SkuSheet['limitUnit'],
          limit: entries.limitUnit === 'none' ? 0 : (entries.limit ?? 0),
          minimum: entries.minimum ?? 0,
          maximum: entries.maximum ?? 0,
        },
        ids,
      ),
    refreshes: [catalogKey],
    onDone: () => toast.done(t('limitsSaved')),
  });
  const fixed = sheet.isTrial || !may('catalog.sku.limit');
  return (
    <Section title={t('limits')} text={t('limitsText')}>
      <ErrorSummary form={form} />
      <ErrorBar error={save.error} />
      <FormLayout
        label={t('limits')}
        onSubmit={() => form.check() && save.run(form.values)}
        actions={
          may('catalog.sku.limit') && (
            <Button type="submit" disabledFocusable={save.running || !form.dirty}>
              {t('save')}
            </Button>
          )
        }
      >
        <SelectField
          {...form.field('limitUnit')}
          label={t('limitUnit')}
          none={false}
          disabled={fixed}
          choices={(['none', 'concurrent', 'lifetime'] as const).map((value) => ({
            value,
            label: t(`limit_${value}`),
          }))}
        />
        {form.values.limitUnit !== 'none' && (
          <NumberField {...form.field('limit')} label={t('limit')} min={1} max={100_000} disabled={fixed} />
        )}
        <FormLayout.Row>
          <NumberField {...form.field('minimum')} label={t('minimum')} min={1} max={10_000_000} />
          <NumberField {...form.field('maximum')} label={t('maximum')} min={1} max={10_000_000} />
        </FormLayout.Row>
      </FormLayout>
    </Section>
  );
}
