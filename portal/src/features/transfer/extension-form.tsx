import { Button, Spinner } from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import {
  CheckField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Section,
  SelectField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { transfersKey } from './calls.ts';
import { extendCustomer, type HandoverDeskOnPage } from './handover-calls.ts';
import { useHandoverText } from './handover-text.ts';

interface Entries {
  readonly providerId: string;
  readonly consent: boolean;
}

/** The provider is chosen among those whose partnership was accepted; the customer has to agree (C66). */
export function ExtensionForm({ customerId, desk }: { customerId: string; desk: HandoverDeskOnPage }) {
  const t = useHandoverText();
  const toast = useToast();
  const { providers, companyName } = desk;
  const form = useForm<Entries>({
    initial: { providerId: providers.length === 1 ? (providers[0]?.id ?? '') : '', consent: false },
    problems: (values) => ({
      providerId: values.providerId ? undefined : t('providerMissing'),
      consent: values.consent ? undefined : t('consentMissing'),
    }),
  });
  const extending = useAction<Entries, HandoverDeskOnPage>({
    act: (entries, ids) => extendCustomer(customerId, entries, ids),
    refreshes: [transfersKey],
    onDone: ({ extended }) => toast.done(t('extended', { name: extended?.name ?? '' })),
  });
  return (
    <Section title={t('extend')} text={t('extendText', { name: companyName })}>
      <FormLayout
        label={t('extend')}
        onSubmit={() => {
          if (form.check()) extending.run(form.values);
        }}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={extending.running}
            icon={extending.running ? <Spinner size="tiny" /> : null}
          >
            {t('extendAction')}
          </Button>
        }
      >
        {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={extending.error} />}
        <SelectField
          label={t('provider')}
          required
          choices={providers.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.field('providerId')}
        />
        <CheckField label={t('consent')} {...form.field('consent')} />
      </FormLayout>
    </Section>
  );
}
