import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { Columns, LinkButton, Page, Section, usePathPart } from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import { Blockers } from './blockers.tsx';
import { type EndingPreviewAnswer, previewKey, readPreview } from './calls.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { Happens, Stays } from './consequences.tsx';
import { EndDialog, QueueDialog } from './end-dialogs.tsx';
import { plannedEndingsPath } from './paths.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What stands in the way of an ending, what it would do, and doing it (C37). */
export default function EndingPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useQuery({ queryKey: previewKey(id), queryFn: ({ signal }) => readPreview(id, signal) });
  return (
    <Page
      title={t('endTitle')}
      lead={t('endLead')}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(query.data ? [{ label: query.data.companyName, to: `/customers/${id}` }] : []),
      ]}
      query={query}
    >
      {(preview: EndingPreviewAnswer) => <Ending preview={preview} />}
    </Page>
  );
}

function Ending({ preview }: { preview: EndingPreviewAnswer }) {
  const t = useText();
  const { blockers, customerId } = preview;
  return (
    <>
      <Waiting preview={preview} />
      {blockers.length === 0 ? (
        <Section title={t('wayFree')} text={t('wayFreeText')}>
          <Actions preview={preview} />
        </Section>
      ) : (
        <Section title={t('inTheWay', { count: blockers.length })} text={<WhenClear preview={preview} />}>
          <Blockers customerId={customerId} blockers={blockers} />
          <Actions preview={preview} />
        </Section>
      )}
      <Columns>
        <Section title={t('consequences')}>
          <Happens preview={preview} />
        </Section>
        <Section title={t('stays')}>
          <Stays preview={preview} />
        </Section>
      </Columns>
      <Section title={t('whoLoses')}>
        <WhatIfPanel headed={false} question={{ event: 'end-relationship', customerId }} />
      </Section>
    </>
  );
}

function WhenClear({ preview: { clearAt } }: { preview: EndingPreviewAnswer }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {t('inTheWayText')} {clearAt ? t('allClear', { date: format.date(clearAt) }) : t('neverClear')}
    </>
  );
}

function Waiting({ preview }: { preview: EndingPreviewAnswer }) {
  const t = useText();
  const format = useFormat();
  const { plan } = preview;
  if (!plan) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('waiting')}</MessageBarTitle>
        {t('waitingText', { name: plan.queuedBy, date: format.date(plan.queuedAt) })}
      </MessageBarBody>
    </MessageBar>
  );
}

/** What the person may do now: end, queue or take the queued back. */
function Actions({ preview }: { preview: EndingPreviewAnswer }) {
  const t = useText();
  const styles = useStyles();
  const may = useMay();
  const [asked, setAsked] = useState<'end' | 'queue' | 'cancel'>();
  const { blockers, plan, capacity, companyName } = preview;
  const close = () => setAsked(undefined);
  const mayEnd = may(capacity === 'reseller' ? 'ending.confirmAsReseller' : 'ending.confirm');
  if (!mayEnd) {
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>
          {t(capacity === 'reseller' ? 'onlyGlobalAdminOrAgent' : 'onlyGlobalAdmin')}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <div className={styles.actions}>
      <Button
        appearance={blockers.length === 0 ? 'primary' : 'secondary'}
        disabledFocusable={blockers.length > 0}
        onClick={() => blockers.length === 0 && setAsked('end')}
      >
        {t('endAction')}
      </Button>
      {blockers.length > 0 && !plan && (
        <Button appearance="primary" onClick={() => setAsked('queue')}>
          {t('planAction')}
        </Button>
      )}
      {plan && <Button onClick={() => setAsked('cancel')}>{t('cancelPlan')}</Button>}
      {may('ending.plan.list') && (
        <LinkButton appearance="subtle" to={plannedEndingsPath}>
          {t('plans')}
        </LinkButton>
      )}
      <EndDialog open={asked === 'end'} preview={preview} onClosed={close} />
      <QueueDialog open={asked === 'queue'} preview={preview} onClosed={close} />
      <CancelDialog
        plan={asked === 'cancel' && plan ? { id: plan.id, companyName } : undefined}
        onClosed={close}
      />
    </div>
  );
}
