import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, LinkButton, Page, Section, StatusBadge, useToast } from '../../ui/index.ts';
import { enroll, type ProviderMoveOnPage, providerMoveKey, readProviderMove } from './handover-calls.ts';
import { useHandoverText } from './handover-text.ts';

/** A direct partner on its way to a provider, step by step (C66). */
export default function MovePage() {
  const t = useHandoverText();
  const query = useQuery({
    queryKey: providerMoveKey,
    queryFn: ({ signal }) => readProviderMove(signal),
  });
  return (
    <Page title={t('moveTitle')} lead={t('moveLead')} width="form" query={query}>
      {(move: ProviderMoveOnPage) => <Steps move={move} />}
    </Page>
  );
}

function Steps({ move }: { move: ProviderMoveOnPage }) {
  const t = useHandoverText();
  const format = useFormat();
  const { resellerSince, providers, locationPartnerId } = move;
  return (
    <>
      <Step step={1} title={t('step1')} text={t('step1Text')} done={resellerSince !== undefined}>
        {resellerSince ? (
          <p style={{ margin: 0 }}>
            {t('enrolledOn', { date: format.date(resellerSince), id: locationPartnerId })}
          </p>
        ) : (
          <Enrolling />
        )}
      </Step>
      <Step step={2} title={t('step2')} text={t('step2Text')} done={providers.length > 0}>
        {providers.length === 0 ? (
          <p style={{ margin: 0 }}>{t('noProvider')}</p>
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: '20px' }}>
            {providers.map(({ id, name, since }) => (
              <li key={id}>{`${name}, ${format.date(since)}`}</li>
            ))}
          </ul>
        )}
      </Step>
      <Step step={3} title={t('step3')} text={t('step3Text')}>
        <div>
          <LinkButton to="/customers">{t('toCustomers')}</LinkButton>
        </div>
      </Step>
      <Step step={4} title={t('step4')} text={t('step4Text')}>
        <div>
          <LinkButton to="/transfers">{t('transfers')}</LinkButton>
        </div>
      </Step>
      <Step step={5} title={t('step5')} text={t('step5Text')} />
    </>
  );
}

interface StepProps {
  readonly step: number;
  readonly title: string;
  readonly text: string;
  /** Left out where it is done once for each customer. */
  readonly done?: boolean;
  readonly children?: ReactNode;
}

function Step({ step, title, text, done, children }: StepProps) {
  const t = useHandoverText();
  return (
    <Section
      title={`${t('stepOf', { step })}. ${title}`}
      text={text}
      actions={
        done !== undefined && (
          <StatusBadge tone={done ? 'good' : 'waiting'} label={t(done ? 'done' : 'open')} />
        )
      }
    >
      {children}
    </Section>
  );
}

function Enrolling() {
  const t = useHandoverText();
  const may = useMay();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const action = useAction<void, ProviderMoveOnPage>({
    act: (_, ids) => enroll(ids),
    refreshes: [providerMoveKey],
    onDone: () => {
      setAsking(false);
      toast.done(t('enrolled'));
    },
  });
  if (!may('providerMove.enroll')) return <p style={{ margin: 0 }}>{t('enrollOnlyAdmin')}</p>;
  return (
    <div>
      <Button appearance="primary" onClick={() => setAsking(true)}>
        {t('enroll')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('askEnroll')}
        confirmLabel={t('enroll')}
        running={action.running}
        error={action.error}
        onCancel={() => {
          action.reset();
          setAsking(false);
        }}
        onConfirm={() => action.run()}
      >
        {t('askEnrollText')}
      </ConfirmDialog>
    </div>
  );
}
