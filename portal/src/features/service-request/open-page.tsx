import { useQuery } from '@tanstack/react-query';
import { Page, Section, usePathPart } from '../../ui/index.ts';
import { useCustomer } from '../customer/index.ts';
import { openForCustomer, readOptions, requestsKey } from './calls.ts';
import { QuestionForm } from './question-form.tsx';
import { useSendQuestion } from './send-question.ts';
import { useText } from './text.ts';

/** A new request on behalf of a customer (C90). */
export default function OpenPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const customer = useCustomer(id);
  const options = useQuery({
    queryKey: [...requestsKey, 'options', id],
    queryFn: ({ signal }) => readOptions({ customerId: id }, signal),
  });
  const send = useSendQuestion((question, ids) => openForCustomer(id, question, ids));
  const name = customer.data?.companyName ?? '';
  const back = `/customers/${id}/service-requests`;
  return (
    <Page
      title={t('open')}
      lead={t('openLead', { name })}
      breadcrumb={[
        { label: name, to: `/customers/${id}` },
        { label: t('title'), to: back },
        { label: t('open') },
      ]}
      width="form"
      query={options}
    >
      {(shown) => (
        <Section title={t('question')}>
          <QuestionForm options={shown} label={t('open')} back={back} send={send} contact="own" />
        </Section>
      )}
    </Page>
  );
}
