import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { AppLink, ErrorBar, FormLayout, Section } from '../../ui/index.ts';
import {
  designate,
  readSupport,
  type SupportCandidate,
  type SupportedSubscription,
  subscriptionsKey,
  supportKey,
} from './calls.ts';
import { ContactDetails, ContactField, ContactWarnings } from './contact-choice.tsx';
import { useText } from './text.ts';

export interface DesignationProps {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly subscriptionId: string;
}

/** The designated support contact of one subscription: choose, submit, review, close (C88). */
export function SupportDesignation({ customer, subscriptionId }: DesignationProps) {
  const t = useText();
  const may = useMay();
  const query = useQuery({
    queryKey: [...supportKey, customer.id],
    queryFn: ({ signal }) => readSupport(customer.id, signal),
    enabled: may('supportContact.candidate.list'),
  });
  const [done, setDone] = useState<SupportCandidate>();
  const item = query.data?.items.find(({ id }) => id === subscriptionId);
  if (!query.data || !item) return null;
  const { candidates } = query.data;
  const detailed = candidates.find(({ tenantId }) => tenantId === item.contact.tenantId);
  return (
    <Section
      title={t('section')}
      text={t('sectionText', { customer: customer.companyName })}
      actions={
        may('supportContact.set') && (
          <AppLink to={`/customers/${customer.id}/support-contacts`}>{t('severalLink')}</AppLink>
        )
      }
    >
      {done ? (
        <Review
          contact={done}
          customerName={customer.companyName}
          product={item.name}
          close={() => setDone(undefined)}
        />
      ) : (
        <>
          <ContactWarnings contact={item.contact} warnings={item.warnings} />
          {may('supportContact.set') ? (
            <Choice
              key={item.contact.tenantId}
              customerId={customer.id}
              item={item}
              candidates={candidates}
              onDone={setDone}
            />
          ) : (
            <ContactDetails of={detailed ?? item.contact} />
          )}
        </>
      )}
    </Section>
  );
}

interface ChoiceProps {
  readonly customerId: string;
  readonly item: SupportedSubscription;
  readonly candidates: readonly SupportCandidate[];
  readonly onDone: (chosen: SupportCandidate) => void;
}

function Choice({ customerId, item, candidates, onDone }: ChoiceProps) {
  const t = useText();
  const [chosen, setChosen] = useState(item.contact.tenantId);
  const change = useAction<SupportCandidate>({
    act: (contact, ids) => designate(customerId, item.id, contact, ids),
    refreshes: [supportKey, subscriptionsKey],
    onDone: (_, contact) => onDone(contact),
  });
  const wanted = candidates.find(({ tenantId }) => tenantId === chosen);
  const changed = chosen !== item.contact.tenantId;
  return (
    <FormLayout
      onSubmit={() => {
        if (wanted && changed && !change.running) change.run(wanted);
      }}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={!changed || change.running}
          icon={change.running ? <Spinner size="tiny" /> : null}
        >
          {t('submit')}
        </Button>
      }
    >
      <ErrorBar error={change.error} />
      <ContactField
        candidates={candidates}
        value={chosen}
        present={item.contact}
        customerId={customerId}
        onChange={(tenantId) => {
          change.reset();
          setChosen(tenantId);
        }}
      />
    </FormLayout>
  );
}

interface ReviewProps {
  readonly contact: SupportCandidate;
  readonly customerName: string;
  readonly product: string;
  readonly close: () => void;
}

function Review({ contact, customerName, product, close }: ReviewProps) {
  const t = useText();
  return (
    <>
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>
          {t('reviewOne', { customer: customerName, name: contact.name, product })}
        </MessageBarBody>
      </MessageBar>
      <ContactDetails of={contact} />
      <div>
        <Button onClick={close}>{t('close')}</Button>
      </div>
    </>
  );
}
