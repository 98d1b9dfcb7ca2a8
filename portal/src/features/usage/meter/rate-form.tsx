import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, SubtractRegular } from '@fluentui/react-icons';
import { ApiError, useAction } from '../../../api/index.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { EntryForm, SelectField, TextField, useForm, useToast } from '../../../ui/index.ts';
import { monthName } from '../month-name.ts';
import { giveRates, metersKey, type UsageMeter, type UsageRatePeriod, type UsageRateStep } from './calls.ts';
import { monthsFrom } from './months.ts';
import { useText } from './text.ts';

const stepsMax = 8;
const decimal = /^\d{1,12}([.,]\d{1,6})?$/;
const places = Array.from({ length: stepsMax }, (_, place) => place);

const useStyles = makeStyles({
  step: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    alignItems: 'end',
    '& input': { minWidth: 0 },
    gap: tokens.spacingHorizontalM,
  },
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface RateFormProps {
  readonly meter: UsageMeter;
  readonly currency: string;
  readonly periods: readonly UsageRatePeriod[];
}

type Entries = Record<string, string>;

/** The months that rates may begin with: the first that has not been rated, and those after it. */
function freeMonths(ratedThrough: string | undefined, present: string): string[] {
  const first = ratedThrough && ratedThrough >= present ? monthsFrom(ratedThrough, 1, 1)[0] : present;
  return monthsFrom(first ?? present, 0, 18);
}

function entriesOf(steps: readonly UsageRateStep[]): Entries {
  return Object.fromEntries(
    places.flatMap((place) => [
      [`from_${place}`, steps[place]?.from ?? ''],
      [`rate_${place}`, steps[place]?.rate ?? ''],
    ]),
  );
}

/** Other rates from a month on; begins with the latest ones. */
export function RateForm({ meter, currency, periods }: RateFormProps) {
  const t = useText();
  const toast = useToast();
  const styles = useStyles();
  const months = freeMonths(meter.ratedThrough, new Date().toISOString().slice(0, 7));
  const latest = periods.at(-1)?.steps ?? [];
  const form = useForm<Entries>({
    initial: { month: '', count: String(Math.max(1, latest.length)), ...entriesOf(latest) },
    problems: (values) => {
      const problems: Record<string, string | undefined> = {
        month: values['month'] ? undefined : t('monthMissing'),
      };
      for (const place of places.slice(0, Number(values['count']))) {
        const from = values[`from_${place}`] ?? '';
        const before = values[`from_${place - 1}`] ?? '0';
        if (place > 0 && !(decimal.test(from) && numberOf(from) > numberOf(before)))
          problems[`from_${place}`] = t('fromWrong');
        if (!decimal.test(values[`rate_${place}`] ?? '')) problems[`rate_${place}`] = t('rateWrong');
      }
      return problems;
    },
    serverNames: Object.fromEntries(
      places.flatMap((place) => [
        [`steps[${place}].from`, `from_${place}`],
        [`steps[${place}].rate`, `rate_${place}`],
      ]),
    ),
  });
  const { values } = form;
  const count = Number(values['count']);
  const save = useAction<undefined, UsageMeter>({
    act: (_, ids) => giveRates({ meter, currency, month: values['month'] ?? '' }, stepsOf(values), ids),
    refreshes: [metersKey],
    onDone: () => {
      toast.done(t('saved', { month: monthName(values['month'] ?? '', currentLanguage()) }));
      form.reset();
    },
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const nameOf = (place: number) => (place === 0 ? t('rateOfFirst') : t('rateAfter', { place: place + 1 }));
  return (
    <EntryForm
      title={t('give')}
      text={t('giveText')}
      form={form}
      saving={save}
      onSubmit={() => form.check() && save.run(undefined)}
      submitLabel={t('save')}
      idle={!form.dirty}
    >
      <SelectField
        {...form.field('month')}
        label={t('from')}
        required
        choices={months.map((value) => ({ value, label: monthName(value, currentLanguage()) }))}
      />
      {places.slice(0, count).map((place) => (
        <div key={place} className={styles.step}>
          {place > 0 && (
            <TextField
              {...form.field(`from_${place}`)}
              label={t('fromAmount', { place: place + 1, unit: meter.unit })}
              inputMode="decimal"
              required
            />
          )}
          <TextField
            {...form.field(`rate_${place}`)}
            label={nameOf(place)}
            {...(place === 0 ? { hint: t('rateHint', { currency, unit: meter.unit }) } : {})}
            inputMode="decimal"
            required
          />
        </div>
      ))}
      <div className={styles.tools}>
        <Button
          icon={<AddRegular />}
          disabledFocusable={count >= stepsMax}
          onClick={() => form.set({ count: String(count + 1) })}
        >
          {t('addStep')}
        </Button>
        {count > 1 && (
          <Button icon={<SubtractRegular />} onClick={() => form.set({ count: String(count - 1) })}>
            {t('removeStep')}
          </Button>
        )}
      </div>
    </EntryForm>
  );
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}

function stepsOf(values: Entries): UsageRateStep[] {
  const plain = (name: string) => (values[name] ?? '').replace(',', '.');
  return places
    .slice(0, Number(values['count']))
    .map((place) => ({ from: place === 0 ? '0' : plain(`from_${place}`), rate: plain(`rate_${place}`) }));
}
