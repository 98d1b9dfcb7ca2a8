import { Button } from '@fluentui/react-components';
import { useAction, useMay } from '../../api/index.ts';
import {
  AppLink,
  ErrorBar,
  FormLayout,
  LinkButton,
  Section,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { link, type Referral, referralKey } from './calls.ts';
import { useText } from './text.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** From a deal to the customer: add it or invite it, then tie both together (C96). */
export function CustomerLink({ referral }: { readonly referral: Referral }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const form = useForm({
    initial: { customerId: '' },
    problems: (values) => ({
      customerId: guid.test(values.customerId.trim()) ? undefined : t('customerIdForm'),
    }),
  });
  const tie = useAction<string>({
    act: (customerId, ids) => link(referral.id, customerId, ids),
    refreshes: [referralKey],
    onDone: () => {
      toast.done(t('done'));
      form.reset();
    },
  });
  return (
    <Section
      title={t('becameCustomer')}
      actions={
        <>
          {may('customer.create') && referral.state === 'accepted' && !referral.customerId && (
            <LinkButton to="/customers/new" search={{ referral: referral.id }}>
              {t('addCustomer')}
            </LinkButton>
          )}
          {may('relationship.request') && (
            <LinkButton to="/customers/request">{t('inviteCustomer')}</LinkButton>
          )}
        </>
      }
    >
      {referral.customerId && (
        <AppLink to={`/customers/${referral.customerId}`}>
          {referral.customerName ?? referral.customerId}
        </AppLink>
      )}
      {referral.state === 'accepted' && (
        <FormLayout
          label={t('linkCustomer')}
          onSubmit={() => form.check() && tie.run(form.values.customerId.trim())}
          actions={
            <Button type="submit" disabledFocusable={tie.running}>
              {t('link')}
            </Button>
          }
        >
          <ErrorBar error={tie.error} />
          <TextField
            label={t('customerId')}
            hint={t('customerIdHint')}
            spellCheck={false}
            maxLength={36}
            {...form.field('customerId')}
          />
        </FormLayout>
      )}
    </Section>
  );
}
