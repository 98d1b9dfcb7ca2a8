import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  Columns,
  ConfirmDialog,
  DefinitionList,
  Page,
  Section,
  StatusBadge,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import {
  downloadForm,
  readSwitch,
  type SwitchOnPage,
  type SwitchStep,
  switchesKey,
  takeStep,
} from './calls.ts';
import { SignDialog } from './sign-dialog.tsx';
import { CaseState } from './switches-page.tsx';
import { useText } from './text.ts';

/** One case in writing: the form, who has signed, and the step that is next (C64). */
export default function SwitchPage() {
  const t = useText();
  const id = usePathPart('caseId');
  const query = useQuery({
    queryKey: [...switchesKey, id],
    queryFn: ({ signal }) => readSwitch(id, signal),
  });
  const found = query.data;
  return (
    <Page
      title={found && t('switchTitle', { name: found.name })}
      badge={found && <CaseState state={found.state} />}
      breadcrumb={[{ label: t('switches'), to: '/switches' }]}
      query={query}
    >
      {(one: SwitchOnPage) => <Case one={one} />}
    </Page>
  );
}

type Plain = Exclude<SwitchStep, { do: 'sign' }>;

function Case({ one }: { one: SwitchOnPage }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [asking, setAsking] = useState<Plain>();
  const [signing, setSigning] = useState(false);
  const action = useAction<Plain, SwitchOnPage>({
    act: (step, ids) => takeStep(one.id, step, ids),
    refreshes: [switchesKey],
    onDone: (_, step) => {
      setAsking(undefined);
      toast.done(t(`done_${step.do}`));
    },
  });
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        {one.maySign && may('switch.sign') && (
          <Button appearance="primary" onClick={() => setSigning(true)}>
            {t('sign')}
          </Button>
        )}
        {one.maySubmit && may('switch.submit') && (
          <Button appearance="primary" onClick={() => setAsking({ do: 'submit' })}>
            {t('submit')}
          </Button>
        )}
        {one.mayConfirm && may('switch.confirm') && (
          <Button appearance="primary" onClick={() => setAsking({ do: 'confirm' })}>
            {t('confirm')}
          </Button>
        )}
        {one.mayCancel && may('switch.submit') && (
          <Button onClick={() => setAsking({ do: 'cancelCase' })}>{t('cancelCase')}</Button>
        )}
        <Button onClick={() => void downloadForm(one.id)}>{t('downloadForm')}</Button>
      </div>
      <Columns>
        <Form one={one} />
        <Steps one={one} />
      </Columns>
      <Signatures one={one} />
      {signing && <SignDialog caseId={one.id} onClosed={() => setSigning(false)} />}
      <ConfirmDialog
        open={asking !== undefined}
        title={asking ? t(`ask_${asking.do}`) : ''}
        {...(asking ? { confirmLabel: t(asking.do) } : {})}
        running={action.running}
        error={action.error}
        onCancel={() => {
          action.reset();
          setAsking(undefined);
        }}
        onConfirm={() => asking && action.run(asking)}
      >
        {asking && t(`askText_${asking.do}`)}
      </ConfirmDialog>
    </>
  );
}

function Form({ one }: { one: SwitchOnPage }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('form')}>
      <DefinitionList
        items={[
          { term: t('customer'), value: one.customerName },
          { term: t('presentPartner'), value: one.sourcePartnerName },
          { term: t('newPartner'), value: one.targetPartnerName },
          { term: t('serviceIdLabel'), value: one.serviceId, copy: one.serviceId },
          { term: t('billingIdLabel'), value: one.oldBillingId, copy: one.oldBillingId },
          one.newBillingId !== undefined && {
            term: t('newBillingIdLabel'),
            value: one.newBillingId,
            copy: one.newBillingId,
          },
          { term: t('noticeOn'), value: format.date(one.noticeOn) },
          { term: t('supportPlan'), value: one.supportPlan },
          { term: t('sourceContact'), value: one.sourceContact },
          one.dueAt !== undefined && { term: t('dueOn'), value: format.dateTime(one.dueAt) },
        ]}
      />
    </Section>
  );
}

const steps = [1, 2, 3, 4, 5, 6, 7] as const;

function Steps({ one }: { one: SwitchOnPage }) {
  const t = useText();
  return (
    <Section title={t('steps')} text={t('stepsText', { done: String(one.stepsDone) })}>
      <ol style={{ margin: 0, paddingInlineStart: '1.4em', display: 'grid', gap: '8px' }}>
        {steps.map((step) => (
          <li key={step}>
            {t(`step_${step}`)}{' '}
            <StatusBadge
              tone={step <= one.stepsDone ? 'good' : 'neutral'}
              label={t(step <= one.stepsDone ? 'stepDone' : 'stepOpen')}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const parties = ['source', 'customer', 'target'] as const;

function Signatures({ one }: { one: SwitchOnPage }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('signatures')}>
      <DefinitionList
        items={parties.map((party) => {
          const found = one.signatures.find((signature) => signature.party === party);
          return {
            term: t(`party_${party}`),
            value: found
              ? `${found.typed} (${found.company}, ${found.contact}), ${format.date(found.at)}`
              : t('notSigned'),
          };
        })}
      />
    </Section>
  );
}
