import { Button, MessageBar, MessageBarBody, Spinner, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorBar,
  FormLayout,
  Page,
  Section,
  StatusBadge,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { useCustomer } from '../customer/index.ts';
import {
  type CustomerRecord,
  designateMany,
  readSupport,
  type SupportContactOutcomes,
  type SupportedSubscription,
  type SupportOfCustomerRecord,
  subscriptionsKey,
  supportKey,
} from './calls.ts';
import { ContactDetails, ContactField } from './contact-choice.tsx';
import { useStateText, useText } from './text.ts';

interface Facts {
  readonly record: CustomerRecord;
  readonly support: SupportOfCustomerRecord;
}

/** Who answers for what at one customer; one contact for many subscriptions at once (C88). */
export default function SupportContactsPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const record = useCustomer(id);
  const support = useQuery({
    queryKey: [...supportKey, id],
    queryFn: ({ signal }) => readSupport(id, signal),
  });
  const customer = record.data?.companyName;
  const both = {
    data: record.data && support.data ? { record: record.data, support: support.data } : undefined,
    error: record.error ?? support.error,
    isPending: record.isPending || support.isPending,
    refetch: () => Promise.all([record.refetch(), support.refetch()]),
  };
  return (
    <Page
      title={t('title')}
      lead={customer && t('lead', { customer })}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(customer ? [{ label: customer, to: `/customers/${id}` }] : []),
        { label: t('subscriptions'), to: `/customers/${id}/subscriptions` },
      ]}
      query={both}
    >
      {(facts: Facts) => <Contacts {...facts} />}
    </Page>
  );
}

function Contacts({ record, support }: Facts) {
  const t = useText();
  const may = useMay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<Designated>();
  const columns = useColumns(record.id);
  const maySet = may('supportContact.set');
  return (
    <>
      {outcome && <Outcome {...outcome} items={support.items} close={() => setOutcome(undefined)} />}
      {maySet && !outcome && support.items.length > 0 && (
        <Assignment
          customerId={record.id}
          support={support}
          chosen={chosen}
          onDone={(result) => {
            setOutcome(result);
            setChosen(new Set());
          }}
        />
      )}
      <WholeTable<SupportedSubscription>
        label={t('title')}
        rows={support.items}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        {...(maySet ? { selection: { chosen, onChange: setChosen } } : {})}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </>
  );
}

interface Designated {
  readonly tenantId: string;
  readonly support: SupportOfCustomerRecord;
  readonly outcomes: SupportContactOutcomes['items'];
}

interface AssignmentProps {
  readonly customerId: string;
  readonly support: SupportOfCustomerRecord;
  readonly chosen: ReadonlySet<string>;
  readonly onDone: (designated: Designated) => void;
}

function Assignment({ customerId, support, chosen, onDone }: AssignmentProps) {
  const t = useText();
  const [tenantId, setTenantId] = useState('');
  const change = useAction<string, SupportContactOutcomes>({
    act: (contact, ids) => designateMany(customerId, [...chosen], contact, ids),
    refreshes: [supportKey, subscriptionsKey],
    onDone: ({ items }, contact) => onDone({ tenantId: contact, support, outcomes: items }),
  });
  const ready = chosen.size > 0 && tenantId !== '' && !change.running;
  return (
    <Section title={t('section')}>
      <FormLayout
        onSubmit={() => {
          if (ready) change.run(tenantId);
        }}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={!ready}
            icon={change.running ? <Spinner size="tiny" /> : null}
          >
            {t('assign')}
          </Button>
        }
      >
        <ErrorBar error={change.error} />
        <Text>{chosen.size > 0 ? t('chosen', { count: chosen.size }) : t('chooseRows')}</Text>
        <ContactField
          candidates={support.candidates}
          value={tenantId}
          customerId={customerId}
          onChange={(value) => {
            change.reset();
            setTenantId(value);
          }}
        />
      </FormLayout>
    </Section>
  );
}

interface OutcomeProps extends Designated {
  readonly items: readonly SupportedSubscription[];
  readonly close: () => void;
}

/** What became of each, and what the customer sees now. */
function Outcome({ tenantId, support, outcomes, items, close }: OutcomeProps) {
  const t = useText();
  const contact = support.candidates.find((one) => one.tenantId === tenantId);
  const done = outcomes.filter((one) => one.done);
  const failed = outcomes.filter((one) => !one.done);
  const nameOf = (id: string) => items.find((one) => one.id === id)?.name ?? id;
  return (
    <Section title={t('review')}>
      <MessageBar intent={failed.length > 0 ? 'warning' : 'success'} layout="multiline" role="status">
        <MessageBarBody>{t('bulkReview', { count: done.length, name: contact?.name ?? '' })}</MessageBarBody>
      </MessageBar>
      {failed.length > 0 && (
        <div>
          <Text>{t('bulkFailed', { count: failed.length })}</Text>
          <ul>
            {failed.map(({ id, failure }) => (
              <li key={id}>
                {nameOf(id)}: {failure?.description}
              </li>
            ))}
          </ul>
        </div>
      )}
      {contact && (
        <>
          <Text weight="semibold">{t('reviewContact')}</Text>
          <ContactDetails of={contact} />
        </>
      )}
      <div>
        <Button onClick={close}>{t('close')}</Button>
      </div>
    </Section>
  );
}

function useColumns(customerId: string): Column<SupportedSubscription>[] {
  const t = useText();
  const stateText = useStateText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('subscription'),
      sortValue: (row) => row.name,
      cell: (row) => <AppLink to={`/customers/${customerId}/subscriptions/${row.id}`}>{row.name}</AppLink>,
    },
    {
      id: 'quantity',
      header: t('quantity'),
      align: 'end',
      sortValue: (row) => row.quantity,
      cell: (row) => format.number(row.quantity),
    },
    { id: 'status', header: t('status'), cell: (row) => stateText.find(row.status) ?? row.status },
    {
      id: 'contact',
      header: t('contact'),
      sortValue: (row) => row.contact.name,
      cell: (row) => (
        <span>
          {row.isDefault ? t('default', { name: row.contact.name }) : row.contact.name}{' '}
          {row.warnings.map((warning) => (
            <StatusBadge
              key={warning}
              tone="warning"
              label={t(warning === 'admin-lost' ? 'short_admin_lost' : 'short_partnership_ended')}
            />
          ))}
        </span>
      ),
    },
  ];
}
