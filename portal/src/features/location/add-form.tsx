import { Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { ApiError, useAction } from '../../api/index.ts';
import {
  ComboField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Section,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { addLocation, type Locations, locationsKey, type NewLocation, readMarkets } from './calls.ts';
import { useText } from './text.ts';

const noEntries = {
  name: '',
  country: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
};

/** Another location; it gets its number once it is verified (C102). */
export function AddForm() {
  const t = useText();
  const toast = useToast();
  const markets = useQuery({
    queryKey: ['enrollment', 'markets'],
    queryFn: ({ signal }) => readMarkets(signal),
    staleTime: 300_000,
  });
  const marketOf = (country: string) => markets.data?.find((one) => one.country === country);
  const form = useForm<typeof noEntries>({
    initial: noEntries,
    problems: (values) => {
      const market = marketOf(values.country);
      const needed = ['name', 'country', 'addressLine1', 'city'] as const;
      return {
        ...Object.fromEntries(needed.map((name) => [name, values[name].trim() ? undefined : t('missing')])),
        state: market?.stateRequired && !values.state.trim() ? t('missing') : undefined,
        postalCode: market?.postalCodeRequired && !values.postalCode.trim() ? t('missing') : undefined,
      };
    },
  });
  const action = useAction<NewLocation, Locations>({
    act: addLocation,
    refreshes: [locationsKey, ['verification']],
    onDone: () => {
      toast.done(t('added'));
      form.reset();
    },
    onFailed: (error) => {
      if (error instanceof ApiError) form.accept(error.fieldProblems);
    },
  });
  const market = marketOf(form.values.country);
  const submit = () => {
    if (!form.check()) return;
    const { name, ...address } = form.values;
    action.run({ name, address });
  };
  return (
    <Section title={t('add')}>
      <FormLayout
        label={t('add')}
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={action.running}
            icon={action.running ? <Spinner size="tiny" /> : null}
          >
            {t('addButton')}
          </Button>
        }
      >
        <p>{t('addLead')}</p>
        <ErrorSummary form={form} />
        <ErrorBar error={action.error} />
        <FormLayout.Row>
          <TextField label={t('name')} required maxLength={100} {...form.field('name')} />
          <ComboField
            label={t('country')}
            required
            choices={(markets.data ?? []).map((one) => ({ value: one.country, label: one.name }))}
            {...form.field('country')}
            onChange={(country: string) => form.set({ country, state: '' })}
          />
        </FormLayout.Row>
        <TextField label={t('addressLine1')} required maxLength={200} {...form.field('addressLine1')} />
        <TextField label={t('addressLine2')} maxLength={200} {...form.field('addressLine2')} />
        <FormLayout.Row>
          <TextField label={t('city')} required maxLength={100} {...form.field('city')} />
          {market && market.states.length > 0 ? (
            <ComboField
              label={t('stateOrProvince')}
              required={market.stateRequired}
              choices={market.states.map(({ code, name }) => ({ value: code, label: name, hint: code }))}
              {...form.field('state')}
            />
          ) : (
            <TextField label={t('stateOrProvince')} maxLength={100} {...form.field('state')} />
          )}
          <TextField
            label={t('postalCode')}
            required={market?.postalCodeRequired ?? false}
            maxLength={20}
            {...form.field('postalCode')}
          />
        </FormLayout.Row>
      </FormLayout>
    </Section>
  );
}
