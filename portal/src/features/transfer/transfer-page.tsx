import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, DefinitionList, Page, Section, usePathPart, useToast } from '../../ui/index.ts';
import { type Decision, decide, readTransfer, type TransferOnOwnPage, transfersKey } from './calls.ts';
import { HandoverAnswer } from './handover-answer.tsx';
import { useHandoverText } from './handover-text.ts';
import { LinesTable } from './lines-table.tsx';
import { Review } from './review.tsx';
import { useText } from './text.ts';
import { TransferState } from './transfers-table.tsx';

/** One request: where it stands, and for whoever decides what to let go (C65). */
export default function TransferPage() {
  const t = useText();
  const h = useHandoverText();
  const id = usePathPart('transferId');
  const query = useQuery({
    queryKey: [...transfersKey, 'one', id],
    queryFn: ({ signal }) => readTransfer(id, signal),
  });
  const found = query.data;
  return (
    <Page
      title={found && t('transferTitle', { name: found.customerName })}
      lead={
        found &&
        (found.kind === 'usage-plan' ? t : h)(`${found.direction}_long`, { name: found.otherPartnerName })
      }
      badge={found && <TransferState state={found.state} />}
      breadcrumb={[{ label: t('title'), to: '/transfers' }]}
      query={query}
    >
      {(transfer: TransferOnOwnPage) => <Transfer transfer={transfer} />}
    </Page>
  );
}

function Transfer({ transfer }: { transfer: TransferOnOwnPage }) {
  const t = useText();
  const h = useHandoverText();
  const isHandover = transfer.kind === 'direct-to-indirect';
  const said = isHandover ? h : t;
  const may = useMay();
  const toast = useToast();
  const [asking, setAsking] = useState<Decision>();
  const action = useAction<Decision, TransferOnOwnPage>({
    act: (decision, ids) => decide(transfer.id, decision, ids),
    refreshes: [transfersKey],
    onDone: (_, decision) => {
      setAsking(undefined);
      toast.done(said(`done_${decision.do}`));
    },
  });
  return (
    <>
      {transfer.obstacle && (
        <MessageBar intent={transfer.state === 'failed' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>{transfer.obstacle}</MessageBarBody>
        </MessageBar>
      )}
      <Facts transfer={transfer} />
      {transfer.lines.length > 0 && <LinesTable lines={transfer.lines} kind={transfer.kind} />}
      {transfer.mayDecide &&
        may('transfer.decide') &&
        (isHandover ? (
          <HandoverAnswer transfer={transfer} onDecide={setAsking} />
        ) : (
          <Review transfer={transfer} onDecide={setAsking} />
        ))}
      {transfer.mayWithdraw && may('transfer.withdraw') && (
        <div>
          <Button onClick={() => setAsking({ do: 'withdraw' })}>{t('withdraw')}</Button>
        </div>
      )}
      <ConfirmDialog
        open={asking !== undefined}
        title={asking ? said(`ask_${asking.do}`) : ''}
        {...(asking ? { confirmLabel: asking.do === 'withdraw' ? t('withdraw') : said(asking.do) } : {})}
        running={action.running}
        error={action.error}
        onCancel={() => {
          action.reset();
          setAsking(undefined);
        }}
        onConfirm={() => asking && action.run(asking)}
      >
        {asking && said(`askText_${asking.do}`, { name: transfer.otherPartnerName })}
      </ConfirmDialog>
    </>
  );
}

function Facts({ transfer }: { transfer: TransferOnOwnPage }) {
  const t = useText();
  const h = useHandoverText();
  const isHandover = transfer.kind === 'direct-to-indirect';
  const format = useFormat();
  return (
    <Section title={t('request')} text={(isHandover ? h : t)(`about_${transfer.state}`)}>
      <DefinitionList
        items={[
          { term: t('customer'), value: transfer.customerName },
          {
            term: isHandover
              ? h(transfer.direction === 'asked' ? 'provider' : 'directPartner')
              : t(transfer.direction === 'asked' ? 'presentPartner' : 'newPartner'),
            value: transfer.otherPartnerName,
          },
          {
            term: t('partnerTenantId'),
            value: transfer.otherPartnerId,
            copy: transfer.otherPartnerId,
          },
          { term: isHandover ? h('contactName') : t('contactName'), value: transfer.contactName },
          { term: t('contactEmail'), value: transfer.contactEmail },
          transfer.resellerPartnerId !== undefined && {
            term: t('resellerPartnerId'),
            value: transfer.resellerPartnerId,
          },
          { term: t('askedOn'), value: format.dateTime(transfer.askedAt) },
          transfer.state === 'pending' && { term: t('lapsesOn'), value: format.dateTime(transfer.lapsesAt) },
          transfer.decidedAt !== undefined && {
            term: t('decidedOn'),
            value: format.dateTime(transfer.decidedAt),
          },
          transfer.nextAttemptAt !== undefined && {
            term: t('nextAttempt'),
            value: format.dateTime(transfer.nextAttemptAt),
          },
        ]}
      />
    </Section>
  );
}
