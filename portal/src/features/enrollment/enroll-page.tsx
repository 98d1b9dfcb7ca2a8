import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, useAction } from '../../api/index.ts';
import { PublicFrame } from '../../shell/public-frame.tsx';
import {
  CheckField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Page,
  Section,
  useForm,
  useGo,
} from '../../ui/index.ts';
import { AccountFields } from './account-fields.tsx';
import { type EnrollmentMade, enroll, keepToken, keptToken, type MarketForm, readMarkets } from './calls.ts';
import { CompanyFields } from './company-fields.tsx';
import { ContactFields, SupportFields } from './contact-fields.tsx';
import { detailsOf, type Entries, noEntries, serverNames, wantsFormer } from './entries.ts';
import { KindFields } from './kind-fields.tsx';
import { useText } from './text.ts';
import { useCheck } from './use-check.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Where a company becomes a partner (C1): open to everybody. */
export default function EnrollPage() {
  const t = useText();
  const markets = useQuery({
    queryKey: ['enrollment', 'markets'],
    queryFn: ({ signal }) => readMarkets(signal),
    staleTime: 300_000,
  });
  return (
    <PublicFrame>
      <Page
        title={t('title')}
        lead={t('lead')}
        width="form"
        query={markets}
        actions={
          <>
            {keptToken() && <LinkButton to="/enroll/status">{t('continueEnrollment')}</LinkButton>}
            <LinkButton to="/sign-in">{t('signIn')}</LinkButton>
          </>
        }
      >
        {(found: readonly MarketForm[]) => <EnrollForm markets={found} />}
      </Page>
    </PublicFrame>
  );
}

function EnrollForm({ markets }: { markets: readonly MarketForm[] }) {
  const t = useText();
  const go = useGo();
  const styles = useStyles();
  const [entries, setEntries] = useState(noEntries);
  const [password, setPassword] = useState('');
  const [statementsTrue, setStatementsTrue] = useState(false);
  const [asked, setAsked] = useState(false);
  const { problems, checked } = useCheck(entries);
  const form = useForm<Entries>({
    initial: noEntries,
    keepAs: 'enrollment',
    serverNames,
    problems: (values) => ({
      ...problems,
      ...missing(values, markets, t('missing')),
      ...(checked?.domain && !checked.domain.available && checked.domain.label === values.domain.toLowerCase()
        ? { domain: t('domainTaken', { name: checked.domain.name }) }
        : {}),
    }),
  });
  useEffect(() => setEntries(form.values), [form.values]);
  const action = useAction<Parameters<typeof enroll>[0], EnrollmentMade>({
    act: enroll,
    onDone: ({ resumeToken }) => {
      keepToken(resumeToken);
      form.forget();
      go('/enroll/status', { unasked: true });
    },
    onFailed: (error) => {
      setAsked(true);
      if (error instanceof ApiError) form.accept(error.fieldProblems);
    },
  });
  const submit = () => {
    setAsked(true);
    const fine = form.check();
    if (fine && password !== '' && statementsTrue)
      action.run({ details: detailsOf(form.values), password, statementsTrue });
  };
  const market = markets.find(({ country }) => country === form.values.country);
  return (
    <form
      className={styles.root}
      noValidate
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary form={form} />
      <ErrorBar error={action.error} />
      <Section title={t('what')}>
        <FormLayout>
          <KindFields form={form} />
        </FormLayout>
      </Section>
      <Section title={t('company')}>
        <FormLayout>
          <CompanyFields form={form} markets={markets} market={market} checked={checked} />
        </FormLayout>
      </Section>
      <Section title={t('contact')}>
        <FormLayout>
          <ContactFields form={form} market={market} />
        </FormLayout>
      </Section>
      <Section title={t('support')}>
        <FormLayout>
          <SupportFields form={form} />
        </FormLayout>
      </Section>
      <Section title={t('account')}>
        <FormLayout>
          <AccountFields
            form={form}
            checked={checked}
            password={password}
            setPassword={setPassword}
            passwordProblem={asked && password === '' ? t('passwordMissing') : undefined}
          />
          <CheckField
            id="statements"
            label={t('statements')}
            value={statementsTrue}
            onChange={setStatementsTrue}
            problem={asked && !statementsTrue ? t('statementsMissing') : undefined}
          />
          <div>
            <Button
              type="submit"
              appearance="primary"
              size="large"
              disabledFocusable={action.running}
              icon={action.running ? <Spinner size="tiny" /> : null}
            >
              {t('submit')}
            </Button>
          </div>
        </FormLayout>
      </Section>
    </form>
  );
}

/** What has to be there; everything else is the server's to judge. */
function missing(
  values: Entries,
  markets: readonly MarketForm[],
  text: string,
): Partial<Record<keyof Entries, string>> {
  const market = markets.find(({ country }) => country === values.country);
  const needed: (keyof Entries | false | undefined)[] = [
    'companyName',
    'country',
    'addressLine1',
    'city',
    market?.stateRequired && 'state',
    market?.postalCodeRequired && 'postalCode',
    market?.registration.use === 'required' && 'organizationRegistrationNumber',
    'firstName',
    'lastName',
    'email',
    'phoneNumber',
    'domain',
    'userName',
    wantsFormer(values) && 'formerPartnerId',
    values.kind !== 'indirect-reseller' && 'businessCase',
    values.cloud === 'us-government' && 'segments',
  ];
  return Object.fromEntries(
    needed.flatMap((name) => (name && String(values[name]).trim() === '' ? [[name, text]] : [])),
  );
}
