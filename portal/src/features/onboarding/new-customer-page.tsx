import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, newId, useAction, useSession } from '../../api/index.ts';
import { ErrorBar, Page, useAddressValue, useForm, useGo, usePath, Wizard } from '../../ui/index.ts';
import { areLinesFine, type ChosenLine, wantedSubscriptions } from '../cart/index.ts';
import { type MarketForm, marketsKey, readMarkets } from '../market/index.ts';
import { useReseller } from '../partnership/index.ts';
import {
  type AccountEntries,
  accountOf,
  entriesOfReferral,
  noEntries,
  presetOf,
  serverNames,
  stepOfFields,
} from './account-entries.ts';
import { ownProblems } from './account-problems.ts';
import { AccountStep } from './account-step.tsx';
import { type CustomerAccount, openAccount, type Referral, readReferral, tieReferral } from './calls.ts';
import { Confirmation, NoLongerAvailable } from './confirmation.tsx';
import { AccountReview, ReviewNote } from './review.tsx';
import { SubscriptionsReview, SubscriptionsStep } from './subscriptions-step.tsx';
import { useText } from './text.ts';
import { useDetailsCheck, useDomainCheck, useDuplicates } from './use-details-check.ts';
import { finishVisit, isFinished } from './visits.ts';

/** The wizard, until it was submitted; then the confirmation, for as long as nobody leaves it (C15 to C17). */
export default function NewCustomerPage() {
  const t = useText();
  const visit = useVisit();
  const [opened, setOpened] = useState<{ account: OpenedAccount; wanted: object }>();
  const markets = useQuery({
    queryKey: marketsKey,
    queryFn: ({ signal }) => readMarkets(signal),
    staleTime: 300_000,
  });
  const referralId = useAddressValue('referral');
  const referral = useQuery({
    queryKey: ['referrals', referralId],
    queryFn: ({ signal }) => readReferral(referralId ?? '', signal),
    enabled: referralId !== undefined,
  });
  if (opened) return <Confirmation {...opened} />;
  if (visit !== undefined && isFinished(visit)) return <NoLongerAvailable />;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="form"
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={markets}
    >
      {(found: readonly MarketForm[]) =>
        visit !== undefined &&
        (referralId === undefined || referral.data || referral.error) && (
          <>
            <ErrorBar error={referral.error} />
            <NewCustomerWizard
              key={visit}
              visit={visit}
              markets={found}
              referral={referral.data}
              onOpened={(account, wanted) => {
                finishVisit(visit);
                setOpened({ account, wanted });
              }}
            />
          </>
        )
      }
    </Page>
  );
}

/** The id of this run of the wizard; an address without one gets it. */
function useVisit(): string | undefined {
  const go = useGo();
  const path = usePath();
  const visit = useAddressValue('visit');
  const reseller = useAddressValue('reseller');
  const referral = useAddressValue('referral');
  useEffect(() => {
    // On the way to another page the address has lost the id already.
    if (visit || path !== '/customers/new') return;
    go('/customers/new', {
      search: {
        visit: newId().slice(0, 8),
        ...(reseller ? { reseller } : {}),
        ...(referral ? { referral } : {}),
      },
      replace: true,
    });
  }, [visit, path, reseller, referral, go]);
  return visit;
}

/** With what became of the tie to the deal it was added from; absent without a deal. */
export interface OpenedAccount extends CustomerAccount {
  readonly tied?: boolean;
}

interface WizardPart {
  readonly visit: string;
  readonly markets: readonly MarketForm[];
  /** The deal that this customer comes of (C96). */
  readonly referral: Referral | undefined;
  readonly onOpened: (account: OpenedAccount, wanted: object) => void;
}

function NewCustomerWizard({ visit, markets, referral, onOpened }: WizardPart) {
  const t = useText();
  const go = useGo();
  const queries = useQueryClient();
  const { tenant } = useSession();
  const showsReseller = tenant.kind === 'indirect-provider';
  const startedFor = useAddressValue('reseller');
  const fixed = useReseller(showsReseller ? startedFor : undefined);
  const { form, market, checked, domain, duplicates, chooseDomain } = useAccountForm(
    markets,
    tenant.country,
    referral,
  );
  const [chosen, setChosen] = useState<readonly ChosenLine[]>([]);
  const [attested, setAttested] = useState(false);
  const [asked, setAsked] = useState(false);

  const reseller = showsReseller ? (startedFor ? (fixed.reseller ?? null) : form.values.reseller) : null;
  const entries: AccountEntries = { ...form.values, reseller };
  // Nothing can be ordered before the agreement is accepted; what was chosen comes back when it is.
  const lines = entries.agreementKind === 'confirmed' ? chosen : [];
  const needsAttestation = reseller !== null && lines.length > 0;

  const submission = useAction({
    act: async (account: ReturnType<typeof accountOf>, ids): Promise<OpenedAccount> => {
      const opened = await openAccount(account, ids);
      if (!referral) return opened;
      // The customer is there whatever becomes of the tie; the confirmation says how to mend it.
      const tied = await tieReferral(referral.id, opened.customer.id).then(
        () => true,
        () => false,
      );
      return { ...opened, tied };
    },
    refreshes: [['customers'], ['partnership'], ['referrals']],
    onDone: (account) => {
      form.forget();
      onOpened(account, {
        subscriptions: wantedSubscriptions(lines),
        resellerTenantId: reseller?.tenantId,
        attestationAccepted: attested,
      });
    },
    onFailed: (error) => {
      if (!(error instanceof ApiError)) return;
      const fields = Object.keys(error.fieldProblems);
      const step = stepOfFields(fields);
      // The one it was started for is no partner any more: any other can be chosen, or none (C13).
      const kept = {
        ...(startedFor && !fields.includes('resellerTenantId') ? { reseller: startedFor } : {}),
        ...(referral ? { referral: referral.id } : {}),
      };
      // What was found free or right a while ago may be so no more (D46).
      void queries.invalidateQueries({ queryKey: ['onboarding'] });
      if (step === 'account') {
        // A proposal that was refused is not replaced behind the person's back.
        chooseDomain(form.values.domain);
        form.accept(error.fieldProblems);
      }
      if (step)
        go('/customers/new', {
          search: { visit, step, ...kept },
          unasked: true,
        });
    },
  });
  const submit = () => {
    setAsked(true);
    if (needsAttestation && !attested) document.getElementById('attestation')?.focus();
    else submission.run(accountOf(entries, wantedSubscriptions(lines), attested));
  };

  const failedStep =
    submission.error instanceof ApiError
      ? stepOfFields(Object.keys(submission.error.fieldProblems))
      : undefined;
  const wholeDomain = domain.found?.domain ?? entries.domain;
  return (
    <Wizard
      steps={[
        {
          id: 'account',
          label: t('account'),
          form,
          complete: !(showsReseller && startedFor) || fixed.reseller !== null,
          content: (
            <AccountStep
              form={form}
              markets={markets}
              market={market}
              checked={checked}
              domain={domain}
              duplicates={duplicates}
              onDomainChosen={chooseDomain}
              startedFor={startedFor}
              showsReseller={showsReseller}
            />
          ),
          review: <AccountReview entries={entries} domain={wholeDomain} market={market} />,
        },
        {
          id: 'subscriptions',
          label: t('subscriptions'),
          content: (
            <SubscriptionsStep
              country={entries.country}
              orderable={entries.agreementKind === 'confirmed'}
              lines={chosen}
              onChange={setChosen}
              error={failedStep === 'subscriptions' ? submission.error : null}
            />
          ),
          complete: areLinesFine(lines),
          review: <SubscriptionsReview lines={lines} />,
        },
      ]}
      reviewNote={
        <ReviewNote
          resellerTenantId={reseller?.tenantId}
          ordering={lines.length > 0}
          duplicates={duplicates}
          showsReseller={showsReseller}
          attestation={
            needsAttestation ? { given: attested, missing: asked && !attested, set: setAttested } : undefined
          }
        />
      }
      submitLabel={t('submit')}
      onSubmit={submit}
      running={submission.running}
      error={submission.error}
      dirty={form.dirty || chosen.length > 0}
      finished={submission.result !== undefined}
      cancelTo="/customers"
      onLeave={form.forget}
    />
  );
}

/** The first step's entries with everything that watches over them while they are typed. */
function useAccountForm(markets: readonly MarketForm[], ownCountry: string, referral: Referral | undefined) {
  const t = useText();
  const home = markets.find((one) => one.country === ownCountry);
  const [initial] = useState<AccountEntries>(() => ({
    ...noEntries,
    ...(home ? presetOf(home) : {}),
    ...(referral ? entriesOfReferral(referral, markets) : {}),
  }));
  // The checks need the entries and the form needs their findings: each reads the other's last.
  const [entries, setEntries] = useState(initial);
  const market = markets.find((one) => one.country === entries.country);
  const details = useDetailsCheck(entries);
  const domain = useDomainCheck(entries.domain);
  const duplicates = useDuplicates(entries);
  const taken =
    domain.found && !domain.found.available
      ? (domain.found.problem ?? t('domainTaken', { domain: domain.found.domain }))
      : undefined;
  const form = useForm<AccountEntries>({
    initial,
    keepAs: referral ? `new-customer-${referral.id}` : 'new-customer',
    serverNames,
    problems: (values) => ({
      ...details.problems,
      ...present(ownProblems(values, market)),
      ...(taken && values.domain === entries.domain ? { domain: taken } : {}),
    }),
  });
  useEffect(() => setEntries(form.values), [form.values]);
  const chooseDomain = useDomainProposal(form, details.suggestions, domain.found);
  return { form, market, checked: details.checked, domain, duplicates, chooseDomain };
}

function present<T extends object>(problems: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(problems).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** Follows the company name until the person chooses a label of their own (C15, D21). */
function useDomainProposal(
  form: ReturnType<typeof useForm<AccountEntries>>,
  suggestions: readonly string[],
  found: ReturnType<typeof useDomainCheck>['found'],
) {
  const own = useRef(form.values.domain !== '');
  const [proposal] = suggestions;
  const { set } = form;
  const named = form.values.companyName.trim() !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another proposal changes the entry
  useEffect(() => {
    if (!own.current) set({ domain: named ? (proposal ?? '') : '' });
  }, [proposal, named]);
  const alternative = found && !found.available && !found.problem ? found.alternatives[0] : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a proposal that is taken gives way to a free one
  useEffect(() => {
    if (!own.current && alternative && found?.label === form.values.domain) set({ domain: alternative });
  }, [alternative]);
  return (label: string) => {
    own.current = label !== '';
    set({ domain: label });
  };
}
