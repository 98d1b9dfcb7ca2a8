import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, useAction, useSession } from '../../api/index.ts';
import {
  ErrorBar,
  FormLayout,
  Page,
  useAddressValue,
  useForm,
  useGo,
  usePathPart,
  useToast,
  Wizard,
  type WizardStep,
} from '../../ui/index.ts';
import { readRecord } from '../customer/index.ts';
import { type ChosenReseller, ResellerPicker } from '../partnership/index.ts';
import {
  type CartCheckoutResult,
  type CustomerRecord,
  customersKey,
  placeOrder,
  readBase,
  type Submission,
  subscriptionsKey,
} from './calls.ts';
import { areLinesFine, type Base, type ChosenLine } from './chosen-line.ts';
import { Confirmation } from './confirmation.tsx';
import { FurtherResellers } from './further-resellers.tsx';
import { attestationId, OrderReview } from './order-review.tsx';
import { cartsKey, saveCart } from './saved-calls.ts';
import { SubscriptionPicker } from './subscription-picker.tsx';
import { useText } from './text.ts';

interface Entries {
  lines: readonly ChosenLine[];
  reseller: ChosenReseller | null;
  further: readonly ChosenReseller[];
}

const listPath = (id: string) => `/customers/${id}/subscriptions`;

/** Adds subscriptions to a customer (C45, C46). */
export default function AddPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const baseId = useAddressValue('base') ?? '';
  const query = useQuery({
    queryKey: [...customersKey, 'new-order', id, baseId],
    queryFn: async ({ signal }) => {
      const [record, base] = await Promise.all([
        readRecord(id, signal),
        baseId === '' ? null : readBase(id, baseId, signal),
      ]);
      return { record, base };
    },
  });
  const name = query.data?.record.companyName;
  const [placed, setPlaced] = useState(false);
  return (
    <Page
      title={t('addTitle')}
      lead={name && !placed && t('addLead', { name })}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name ? [{ label: name, to: `/customers/${id}` }] : []),
        { label: t('subscriptions'), to: listPath(id) },
      ]}
      query={query}
    >
      {({ record, base }: { record: CustomerRecord; base: Base | null }) => (
        <AddSubscriptions record={record} base={base ?? undefined} onPlaced={setPlaced} />
      )}
    </Page>
  );
}

function AddSubscriptions({
  record,
  base,
  onPlaced,
}: {
  record: CustomerRecord;
  base: Base | undefined;
  onPlaced: (placed: boolean) => void;
}) {
  const t = useText();
  const isProvider = useSession().tenant.kind === 'indirect-provider';
  const [attested, setAttested] = useState(false);
  const [attestationMissed, setAttestationMissed] = useState(false);
  const form = useForm<Entries>({
    initial: { lines: [], reseller: null, further: [] },
    keepAs: `add-subscriptions ${record.id}`,
  });
  const { lines, reseller, further } = form.values;
  // Nobody is declared beside nobody (C60).
  const declared = reseller ? further : [];
  const resellers = reseller ? [reseller, ...declared].map(({ partnerId }) => partnerId) : [];
  const submission: Submission = { lines, resellers, attested };

  const order = useAction<Submission, CartCheckoutResult>({
    act: (input, ids) => placeOrder(record.id, input, ids),
    refreshes: [customersKey, subscriptionsKey],
    onDone: () => {
      form.forget();
      onPlaced(true);
    },
  });
  const toast = useToast();
  const go = useGo();
  const saving = useAction<Submission, unknown>({
    act: (input, ids) => saveCart(record.id, input, ids),
    refreshes: [cartsKey],
    onDone: () => {
      form.forget();
      toast.done(t('basketSaved'));
      go(`/customers/${record.id}/carts`, { unasked: true });
    },
  });
  if (order.result) {
    return (
      <Confirmation
        record={record}
        result={order.result}
        lines={lines}
        onMore={() => {
          order.reset();
          onPlaced(false);
          form.reset();
          setAttested(false);
        }}
      />
    );
  }

  const steps: WizardStep[] = [
    {
      id: 'subscriptions',
      label: t('stepChoose'),
      complete: lines.length > 0 && areLinesFine(lines),
      review: t('found', { count: lines.length }),
      content: (
        <>
          {!record.agreement.accepted && <AgreementMissing record={record} />}
          <SubscriptionPicker
            market={{ country: record.country, customerId: record.id }}
            value={lines}
            onChange={(chosen) => form.set({ lines: chosen })}
            problems={problemsByItem(order.error, lines)}
            base={base}
          />
          {lines.length === 0 && <Text role="status">{t('chooseOne')}</Text>}
        </>
      ),
    },
    ...(isProvider
      ? [
          {
            id: 'reseller',
            label: t('stepReseller'),
            review: reseller
              ? t('credited', { name: reseller.name, partnerId: reseller.partnerId })
              : t('nobody'),
            content: (
              <>
                <ResellerStep
                  record={record}
                  value={reseller}
                  onChange={(chosen) => form.set({ reseller: chosen })}
                />
                {reseller && (
                  <FurtherResellers
                    first={reseller}
                    value={further}
                    onChange={(chosen) => form.set({ further: chosen })}
                  />
                )}
              </>
            ),
          },
        ]
      : []),
  ];

  const submit = () => {
    setAttestationMissed(!attested);
    if (attested) order.run(submission);
    else document.getElementById(attestationId(record))?.focus();
  };
  return (
    <Wizard
      steps={steps}
      dirty={form.dirty}
      finished={order.result !== undefined}
      cancelTo={listPath(record.id)}
      onLeave={form.forget}
      onSubmit={submit}
      submitLabel={t('submit')}
      running={order.running}
      error={order.error}
      reviewNote={
        <>
          <OrderReview
            record={record}
            lines={lines}
            reseller={reseller}
            further={declared}
            isProvider={isProvider}
            attested={attested}
            attestationMissed={attestationMissed && !attested}
            onAttest={setAttested}
            agreementMissing={<AgreementMissing record={record} />}
          />
          <ErrorBar error={saving.error} />
          <div>
            <Button disabledFocusable={saving.running} onClick={() => saving.run(submission)}>
              {t('saveForLater')}
            </Button>
          </div>
        </>
      }
    />
  );
}

/** `lineItems[2].quantity` → the item of the third line. */
function problemsByItem(
  error: Error | null,
  lines: readonly ChosenLine[],
): Record<string, readonly string[]> {
  if (!(error instanceof ApiError)) return {};
  const found: Record<string, string[]> = {};
  for (const [field, messages] of Object.entries(error.fieldProblems)) {
    const line = lines[Number(/^lineItems\[(\d+)\]/.exec(field)?.[1] ?? -1)];
    if (line) found[line.item.catalogItemId] = [...(found[line.item.catalogItemId] ?? []), ...messages];
  }
  return found;
}

/** Leads to where it is recorded and back; what was chosen is kept (C20). */
function AgreementMissing({ record }: { record: CustomerRecord }) {
  const t = useText();
  const go = useGo();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('agreementMissing', { name: record.companyName })} {t('entriesKept')}
      </MessageBarBody>
      <MessageBarActions>
        <Button
          onClick={() =>
            go(`/customers/${record.id}/agreement`, {
              unasked: true,
              search: { return: `${listPath(record.id)}/new` },
            })
          }
        >
          {t('recordAgreement')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

const useStyles = makeStyles({ text: { margin: 0 } });

interface ResellerStepProps {
  readonly record: CustomerRecord;
  readonly value: ChosenReseller | null;
  readonly onChange: (value: ChosenReseller | null) => void;
}

/** Who is credited (C46). The designated reseller is offered, not taken: the two facts are independent (9.1). */
function ResellerStep({ record, value, onChange }: ResellerStepProps) {
  const t = useText();
  const styles = useStyles();
  const designated = record.reseller && !record.reseller.former ? record.reseller : undefined;
  return (
    <FormLayout>
      <p className={styles.text}>{t('resellerLead')}</p>
      {designated && value?.tenantId !== designated.id && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('designated', { name: designated.name })}</MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() =>
                onChange({ tenantId: designated.id, partnerId: designated.partnerId, name: designated.name })
              }
            >
              {t('creditDesignated', { name: designated.name })}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <ResellerPicker label={t('reseller')} hint={t('resellerOptional')} value={value} onChange={onChange} />
    </FormLayout>
  );
}
