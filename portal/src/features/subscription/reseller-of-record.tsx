import { Button, MessageBar, MessageBarBody, Spinner, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { ApiError, useAction } from '../../api/index.ts';
import { FormLayout, Section, useToast } from '../../ui/index.ts';
import { type ChosenReseller, ResellerPicker } from '../partnership/index.ts';
import { changeSubscription, customersKey, type SubscriptionFacts, subscriptionsKey } from './calls.ts';
import { ChangeFailed } from './change-failed.tsx';
import { CreditedReseller } from './subscription-cells.tsx';
import { useText } from './text.ts';

/** Who is credited for a subscription, and the way to change it (C47). */
export function ResellerOfRecord({
  facts,
  mayEdit,
  reload,
}: {
  facts: SubscriptionFacts;
  mayEdit: boolean;
  reload: () => void;
}) {
  const t = useText();
  const { listed } = facts;
  const credited = listed.reseller;
  return (
    <Section title={t('attribution')} text={t('attributionText')}>
      {!credited ? (
        <MessageBar intent={listed.attributionMissing ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{t('nobodyCredited')}</MessageBarBody>
        </MessageBar>
      ) : (
        (credited.standing !== 'in-order' || credited.former || !mayEdit) && (
          <CreditedReseller subscription={listed} />
        )
      )}
      {credited?.former && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('formerPartnerText', { name: credited.name })}</MessageBarBody>
        </MessageBar>
      )}
      {credited && credited.standing !== 'in-order' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t.find(`standingText_${credited.standing}`, { name: credited.name }) ?? ''}
          </MessageBarBody>
        </MessageBar>
      )}
      {listed.furtherResellers && listed.furtherResellers.length > 0 && (
        <div>
          <Text weight="semibold">{t('furtherResellers')}</Text>
          <ul style={{ margin: 0, paddingInlineStart: '20px' }}>
            {listed.furtherResellers.map(({ partnerId, name }) => (
              <li key={partnerId}>{t('creditedNow', { name, partnerId })}</li>
            ))}
          </ul>
          <Text size={200}>{t('furtherResellersText')}</Text>
        </div>
      )}
      {mayEdit && <ChangeReseller facts={facts} reload={reload} />}
    </Section>
  );
}

function ChangeReseller({ facts, reload }: { facts: SubscriptionFacts; reload: () => void }) {
  const t = useText();
  const toast = useToast();
  const { resource, record, listed } = facts;
  const present: ChosenReseller | null = listed.reseller
    ? {
        tenantId: listed.reseller.tenantId ?? '',
        partnerId: listed.reseller.partnerId,
        name: listed.reseller.name,
      }
    : null;
  const [chosen, setChosen] = useState(present);
  const change = useAction<string>({
    act: (partnerId, ids) => changeSubscription(record.id, resource, { partnerId }, ids),
    refreshes: [subscriptionsKey, customersKey],
    onDone: (_, partnerId) => toast.done(partnerId ? t('attributionSaved') : t('attributionCleared')),
  });
  const changed = (chosen?.partnerId ?? '') !== (present?.partnerId ?? '');
  const atField = change.error instanceof ApiError ? change.fieldProblems['partnerId']?.join(' ') : undefined;
  const submit = () => {
    if (changed && !change.running) change.run(chosen?.partnerId ?? '');
  };
  return (
    <FormLayout
      onSubmit={submit}
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
      {atField === undefined && <ChangeFailed error={change.error} reload={reload} />}
      <ResellerPicker
        label={t('resellerField')}
        value={chosen}
        onChange={(value) => {
          change.reset();
          setChosen(value);
        }}
        problem={atField}
      />
      {changed && chosen === null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('clearWarning')}</MessageBarBody>
        </MessageBar>
      )}
    </FormLayout>
  );
}
