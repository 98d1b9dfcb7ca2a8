import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isStatus, useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  EmptyState,
  ErrorBar,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import { readWebhook, resumeWebhook, sendTest, type WebhookItem, webhooksKey } from './calls.ts';
import { ChangeSection } from './change-section.tsx';
import { DeliveriesSection } from './deliveries-section.tsx';
import { RemoveDialog, RenewDialog } from './dialogs.tsx';
import { useText } from './text.ts';
import { webhookTones } from './tones.ts';

/** One address: how its deliveries go, its secret, and what it is told of. */
export default function WebhookPage() {
  const t = useText();
  const webhookId = usePathPart('webhookId') ?? '';
  const query = useQuery({
    queryKey: [...webhooksKey, webhookId],
    queryFn: ({ signal }) => readWebhook(webhookId, signal),
  });
  const { data: webhook } = query;
  const crumbs = [{ label: t('title'), to: '/settings/webhooks' }];
  if (isStatus(query.error, 404)) {
    return (
      <Page title={t('unknown')} breadcrumb={crumbs}>
        <EmptyState
          picture="search"
          title={t('unknownText')}
          actions={<LinkButton to="/settings/webhooks">{t('toList')}</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page
      title={webhook ? new URL(webhook.url).host : undefined}
      badge={
        webhook && <StatusBadge tone={webhookTones[webhook.state]} label={t(`state_${webhook.state}`)} />
      }
      breadcrumb={[...crumbs, { label: webhook ? new URL(webhook.url).host : '' }]}
      query={query}
    >
      {(shown) => <Content webhook={shown} />}
    </Page>
  );
}

function Content({ webhook }: { webhook: WebhookItem }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const [asking, setAsking] = useState<'secret' | 'remove'>();
  const { id } = webhook;
  const test = useAction<void>({
    act: () => sendTest(id),
    refreshes: [webhooksKey],
    onDone: () => toast.done(t('testSent')),
  });
  const close = () => setAsking(undefined);
  return (
    <>
      {webhook.state === 'disabled' && <Disabled webhook={webhook} />}
      <Section
        title={t('details')}
        actions={
          <>
            {may('webhook.test') && webhook.state === 'active' && (
              <Button disabledFocusable={test.running} onClick={() => test.run()}>
                {t('sendTest')}
              </Button>
            )}
            {may('webhook.secret.renew') && (
              <Button onClick={() => setAsking('secret')}>{t('renewSecret')}</Button>
            )}
          </>
        }
      >
        <ErrorBar error={test.error} />
        <DefinitionList
          items={[
            { term: t('url'), value: <code translate="no">{webhook.url}</code>, copy: webhook.url },
            { term: t('events'), value: t('eventCount', { count: webhook.events.length }) },
            { term: t('registered'), value: format.date(webhook.createdAt) },
            webhook.alertEmail !== undefined && { term: t('alertEmail'), value: webhook.alertEmail },
            webhook.formerSecretUntil !== undefined && {
              term: t('formerSecret'),
              value: t('formerUntil', { time: format.dateTime(webhook.formerSecretUntil) }),
            },
            webhook.isContract && { term: t('contract'), value: t('contractText') },
          ]}
        />
      </Section>
      <DeliveriesSection webhook={webhook} />
      {may('webhook.change') && <ChangeSection key={webhook.version} webhook={webhook} />}
      {may('webhook.unregister') && (
        <Section
          title={t('remove')}
          text={t('removeText')}
          actions={<Button onClick={() => setAsking('remove')}>{t('remove')}</Button>}
        />
      )}
      <RenewDialog webhookId={id} open={asking === 'secret'} onClosed={close} />
      <RemoveDialog webhook={webhook} open={asking === 'remove'} onClosed={close} />
    </>
  );
}

function Disabled({ webhook }: { webhook: WebhookItem }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const resume = useAction<void>({
    act: (_, ids) => resumeWebhook(webhook.id, ids),
    refreshes: [webhooksKey],
    onDone: () => toast.done(t('resumed')),
  });
  return (
    <>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{t('disabledText')}</MessageBarBody>
        {may('webhook.change') && (
          <MessageBarActions>
            <Button disabledFocusable={resume.running} onClick={() => resume.run()}>
              {t('resume')}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      <ErrorBar error={resume.error} />
    </>
  );
}
