import { useAction } from '../../api/index.ts';
import { ErrorState, LoadingLines, Page, useAddressValue, useGo, useToast } from '../../ui/index.ts';
import { useCustomer } from '../customer/index.ts';
import { createDelegation, delegationKey, finalizeDelegation, type Terms } from './calls.ts';
import { delegationPath, delegationsPath } from './paths.ts';
import { TermsForm, useRoles } from './terms-form.tsx';
import { useText } from './text.ts';

interface Asked {
  readonly terms: Terms;
  readonly finalize: boolean;
}

/** Drafts a request for directory roles, and finalizes it where wanted (C81). */
export default function NewPage() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const customerId = useAddressValue('customer');
  const customer = useCustomer(customerId);
  const roles = useRoles();
  const creation = useAction<Asked, string>({
    act: async ({ terms, finalize }, ids) => {
      const made = await createDelegation(terms, ids);
      // The draft stands by now: whatever happens to the second step, its own page goes on from there.
      if (finalize) await finalizeDelegation(made.id).catch((error: unknown) => toast.failed(error));
      return made.id;
    },
    refreshes: [delegationKey],
    onDone: (id, { finalize }) => {
      toast.done(finalize ? t('finalized') : t('saved'));
      go(delegationPath(id), { unasked: true });
    },
  });
  const waiting = roles.isPending || (customerId !== undefined && customer.isPending);
  return (
    <Page
      title={t('newTitle')}
      lead={t('newLead')}
      width="form"
      breadcrumb={[{ label: t('title'), to: delegationsPath }]}
    >
      {waiting ? (
        <LoadingLines />
      ) : roles.data && !customer.error ? (
        <TermsForm
          choices={roles.data}
          initial={{}}
          fixedCustomer={
            customerId && customer.data ? { id: customerId, name: customer.data.companyName } : undefined
          }
          running={creation.running}
          error={creation.error}
          onSave={(terms, finalize) => creation.run({ terms, finalize })}
        />
      ) : (
        <ErrorState error={roles.error ?? customer.error} retry={() => void roles.refetch()} />
      )}
    </Page>
  );
}
