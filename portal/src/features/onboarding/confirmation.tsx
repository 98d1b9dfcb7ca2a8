import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ConfirmDialog,
  EmptyState,
  errorText,
  LeaveGuard,
  LinkButton,
  Page,
  SecretOnce,
  Section,
  useGo,
} from '../../ui/index.ts';
import { type CustomerAccount, type OrderOutcome, tryOrderAgain } from './calls.ts';
import { useText } from './text.ts';

export interface ConfirmationProps {
  /** `tied`: whether the deal it was added from has been tied to it. */
  readonly account: CustomerAccount & { readonly tied?: boolean };
  /** What was ordered, to try it again where it failed. */
  readonly wanted: object;
}

/** The only page that ever shows the temporary password; it lives in memory alone (C17, I20). */
export function Confirmation({ account, wanted }: ConfirmationProps) {
  const t = useText();
  const go = useGo();
  const [asking, setAsking] = useState(false);
  const { customer, userCredentials } = account;
  const password = account.credentialsAvailable === true ? userCredentials.password : undefined;
  return (
    <Page
      title={t('confirmation')}
      lead={t('confirmationLead', { name: customer.companyProfile.companyName })}
      width="form"
    >
      <LeaveGuard when />
      {account.tied !== undefined && (
        <MessageBar intent={account.tied ? 'success' : 'warning'} layout="multiline">
          <MessageBarBody>
            {account.tied ? t('referralTied') : t('referralLoose', { id: customer.id })}
          </MessageBarBody>
        </MessageBar>
      )}
      <Section title={t('setup')} text={t('setupText')}>
        {password === undefined ? (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('passwordGone')}</MessageBarBody>
          </MessageBar>
        ) : (
          <SecretOnce
            warning={t('setupWarning')}
            values={[
              { label: t('userName'), value: account.userPrincipalName },
              { label: t('password'), value: password, secret: true },
            ]}
          />
        )}
      </Section>
      <OrderSection account={account} wanted={wanted} />
      <div>
        <Button appearance="primary" onClick={() => setAsking(true)}>
          {t('done')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('doneTitle')}
        confirmLabel={t('doneYes')}
        cancelLabel={t('doneNo')}
        onConfirm={() => go(`/customers/${customer.id}`, { unasked: true, replace: true })}
        onCancel={() => setAsking(false)}
      >
        {t('doneText')}
      </ConfirmDialog>
    </Page>
  );
}

function OrderSection({ account, wanted }: ConfirmationProps) {
  const t = useText();
  const again = useAction<void, OrderOutcome>({
    act: (_, ids) => tryOrderAgain(account.customer.id, wanted, ids),
    refreshes: [['customers']],
  });
  const { order, orderError } = again.result ?? account;
  if (order) return <PlacedOrder order={order} />;
  if (!orderError) return <Section title={t('subscriptions')} text={t('noOrder')} />;
  return (
    <Section title={t('orderFailed')} text={t('orderFailedText')}>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>{again.error ? errorText(again.error) : orderError.description}</MessageBarBody>
      </MessageBar>
      <div>
        <Button
          disabledFocusable={again.running}
          icon={again.running ? <Spinner size="tiny" /> : null}
          onClick={() => !again.running && again.run()}
        >
          {t('orderAgain')}
        </Button>
      </div>
    </Section>
  );
}

interface WireOrder {
  readonly id?: string;
  readonly furtherOrders?: readonly { readonly id?: string }[];
}

function PlacedOrder({ order }: { order: unknown }) {
  const t = useText();
  const format = useFormat();
  const { id, furtherOrders = [] } = order as WireOrder;
  const numbers = [id, ...furtherOrders.map((one) => one.id)].filter(
    (one): one is string => one !== undefined,
  );
  return (
    <Section title={t('orderPlaced')}>
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>
          {t('orderPlacedText', { count: numbers.length, orders: format.list(numbers) })}
        </MessageBarBody>
      </MessageBar>
    </Section>
  );
}

/** Whoever comes back to the confirmation's address finds this (C17). */
export function NoLongerAvailable() {
  const t = useText();
  return (
    <Page title={t('confirmation')} width="form">
      <EmptyState
        title={t('gone')}
        text={t('goneText')}
        actions={
          <>
            <LinkButton appearance="primary" to="/customers">
              {t('toCustomers')}
            </LinkButton>
            <LinkButton to="/customers/new">{t('addAnother')}</LinkButton>
          </>
        }
      />
    </Page>
  );
}
