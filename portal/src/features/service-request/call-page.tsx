import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import { Page, Section, TextField, useForm, useGo, useToast } from '../../ui/index.ts';
import { readOptions, recordCall, requestsKey, type ServiceRequestWhole } from './calls.ts';
import { pathOf } from './cells.tsx';
import { QuestionForm, type QuestionSent } from './question-form.tsx';
import { useText } from './text.ts';

/** What a partner asks on the phone that may not ask in the portal (C90). */
export default function CallPage() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const options = useQuery({
    queryKey: [...requestsKey, 'options', 'call'],
    queryFn: ({ signal }) => readOptions('operator', signal),
  });
  const caller = useForm<{ partner: string; customer: string }>({
    initial: { partner: '', customer: '' },
    problems: ({ partner, customer }) => ({
      partner: partner.trim() ? undefined : t('callerMissing'),
      customer: customer.trim() ? undefined : t('customerMissing'),
    }),
  });
  const send = useAction<QuestionSent, ServiceRequestWhole>({
    act: ({ question: { productId: _, ...question } }, ids) =>
      recordCall(
        { ...question, partner: caller.values.partner.trim(), customer: caller.values.customer.trim() },
        ids,
      ),
    refreshes: [requestsKey],
    onDone: ({ id }) => {
      toast.done(t('opened', { id }));
      go(pathOf('operator', id), { unasked: true });
    },
  });
  return (
    <Page
      title={t('recordCall')}
      lead={t('callLead')}
      breadcrumb={[{ label: t('title'), to: '/service-queue' }, { label: t('recordCall') }]}
      width="form"
      query={options}
    >
      {(shown) => (
        <Section title={t('question')}>
          <QuestionForm
            options={shown}
            label={t('recordCall')}
            back="/service-queue"
            send={send}
            contact="caller"
            ready={caller.check}
            before={
              <>
                <TextField
                  {...caller.field('partner')}
                  label={t('callingPartner')}
                  hint={t('callingPartnerHint')}
                  maxLength={100}
                  required
                />
                <TextField
                  {...caller.field('customer')}
                  label={t('customer')}
                  hint={t('customerHint')}
                  maxLength={253}
                  required
                />
              </>
            }
          />
        </Section>
      )}
    </Page>
  );
}
