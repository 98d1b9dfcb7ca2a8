import { Button, Checkbox, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DateField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Page,
  RadioField,
  Section,
  SelectField,
  TextField,
  useForm,
  useGo,
  useToast,
} from '../../ui/index.ts';
import { healthKey, type IncidentInput, postIncident, readHealth, readMarkets } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
    maxHeight: '240px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Entries {
  readonly kind: string;
  readonly service: string;
  readonly severity: string;
  readonly title: string;
  readonly impact: string;
  readonly markets: readonly string[];
  readonly requiredBy: string;
}

/** The operator tells partners and customers of an incident, or of what is going to change (C91). */
export default function PostPage() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const services = useQuery({ queryKey: [...healthKey, 'now'], queryFn: ({ signal }) => readHealth(signal) });
  const form = useForm<Entries>({
    initial: {
      kind: 'incident',
      service: '',
      severity: 'warning',
      title: '',
      impact: '',
      markets: [],
      requiredBy: '',
    },
    problems: ({ service, title, impact }) => ({
      service: service ? undefined : t('serviceMissing'),
      title: title.trim() ? undefined : t('titleMissing'),
      impact: impact.trim() ? undefined : t('impactMissing'),
    }),
  });
  const post = useAction<IncidentInput>({
    act: postIncident,
    refreshes: [healthKey],
    onDone: () => {
      toast.done(t('posted'));
      go('/service-health', { unasked: true });
    },
  });
  const { values } = form;
  const submit = () => {
    if (!form.check()) return;
    post.run({
      kind: values.kind as IncidentInput['kind'],
      service: values.service as IncidentInput['service'],
      severity: values.severity as IncidentInput['severity'],
      title: values.title.trim(),
      impact: values.impact.trim(),
      markets: [...values.markets],
      ...(values.kind === 'announcement' && values.requiredBy ? { requiredBy: values.requiredBy } : {}),
    });
  };
  return (
    <Page
      title={t('post')}
      lead={t('postLead')}
      breadcrumb={[{ label: t('title'), to: '/service-health' }, { label: t('post') }]}
      width="form"
      query={services}
    >
      {(all) => (
        <Section title={t('what')}>
          <ErrorSummary form={form} />
          <ErrorBar error={post.error} />
          <FormLayout
            label={t('post')}
            onSubmit={submit}
            actions={
              <>
                <Button
                  type="submit"
                  appearance="primary"
                  disabledFocusable={post.running}
                  icon={post.running ? <Spinner size="tiny" /> : null}
                >
                  {t('post')}
                </Button>
                <LinkButton to="/service-health">{t('cancel')}</LinkButton>
              </>
            }
          >
            <RadioField
              {...form.field('kind')}
              label={t('kind')}
              choices={(['incident', 'announcement'] as const).map((value) => ({
                value,
                label: t(`kind_${value}`),
                hint: t(`kindHint_${value}`),
              }))}
            />
            <SelectField
              {...form.field('service')}
              label={t('service')}
              required
              choices={all.map(({ service, name }) => ({ value: service, label: name }))}
            />
            <SelectField
              {...form.field('severity')}
              label={t('severity')}
              none={false}
              choices={(['information', 'warning', 'critical'] as const).map((value) => ({
                value,
                label: t(`state_${value}`),
              }))}
            />
            <TextField {...form.field('title')} label={t('heading')} maxLength={200} required />
            <TextField
              {...form.field('impact')}
              label={t('impact')}
              hint={t('impactHint')}
              lines={4}
              maxLength={2000}
              required
            />
            {values.kind === 'announcement' && (
              <DateField {...form.field('requiredBy')} label={t('requiredBy')} />
            )}
            <MarketChoice chosen={values.markets} onChange={(markets) => form.set({ markets })} />
          </FormLayout>
        </Section>
      )}
    </Page>
  );
}

interface MarketChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** None chosen: all of them. */
function MarketChoice({ chosen, onChange }: MarketChoiceProps) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const { data = [] } = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  return (
    <fieldset className={styles.group}>
      <legend>
        {t('markets')}:{' '}
        {chosen.length === 0 ? t('everywhere') : chosen.map((one) => format.country(one)).join(', ')}
      </legend>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <section className={styles.list} tabIndex={0} aria-label={t('markets')}>
        {data.map(({ country, name }) => (
          <Checkbox
            key={country}
            label={name}
            checked={chosen.includes(country)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...chosen, country] : chosen.filter((one) => one !== country))
            }
          />
        ))}
      </section>
    </fieldset>
  );
}
