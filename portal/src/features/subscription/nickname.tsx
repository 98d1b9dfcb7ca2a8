import { Button, Spinner } from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import { ErrorSummary, FormLayout, Section, TextField, useForm, useToast } from '../../ui/index.ts';
import { changeSubscription, customersKey, type SubscriptionFacts, subscriptionsKey } from './calls.ts';
import { ChangeFailed } from './change-failed.tsx';
import { useText } from './text.ts';

const nicknameMax = 255;

/** The seller's own name for a subscription (C48). */
export function Nickname({ facts, reload }: { facts: SubscriptionFacts; reload: () => void }) {
  const t = useText();
  const toast = useToast();
  const { resource, record, listed } = facts;
  const form = useForm({ initial: { friendlyName: resource.friendlyName } });
  const change = useAction<string>({
    act: (friendlyName, ids) => changeSubscription(record.id, resource, { friendlyName }, ids),
    refreshes: [subscriptionsKey, customersKey],
    onDone: () => toast.done(t('nicknameSaved')),
  });
  const submit = () => {
    if (!change.running) change.run(form.values.friendlyName.trim() || listed.offerName);
  };
  return (
    <Section title={t('nickname')} text={t('nicknameText')}>
      <FormLayout
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            disabledFocusable={!form.dirty || change.running}
            icon={change.running ? <Spinner size="tiny" /> : null}
          >
            {t('saveNickname')}
          </Button>
        }
      >
        <ErrorSummary form={form} />
        <ChangeFailed error={change.error} reload={reload} />
        <TextField
          label={t('nickname')}
          maxLength={nicknameMax}
          placeholder={listed.offerName}
          {...form.field('friendlyName')}
        />
      </FormLayout>
    </Section>
  );
}
