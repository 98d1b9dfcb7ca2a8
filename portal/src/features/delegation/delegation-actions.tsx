import { Button } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, LockClosedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { ConfirmDialog, LinkButton, useGo, useToast } from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import {
  changeDelegation,
  type DelegationItem,
  delegationKey,
  deleteDelegation,
  finalizeDelegation,
  terminateDelegation,
} from './calls.ts';
import { delegationPath, delegationsPath } from './paths.ts';
import { useText } from './text.ts';

type Asking = 'delete' | 'withdraw' | 'terminate';

/** What can be done with a delegation in its present state (4.5). */
export function DelegationActions({ item }: { item: DelegationItem }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const go = useGo();
  const [asking, setAsking] = useState<Asking>();
  const said = {
    delete: 'deleted',
    finalize: 'finalized',
    extend: 'switched',
    withdraw: 'withdrawn',
    terminate: 'terminated',
  } as const;
  const done = (what: keyof typeof said) => {
    toast.done(t(said[what]));
    setAsking(undefined);
  };
  const change = useAction<Exclude<keyof typeof said, 'delete'>>({
    act: async (what, ids) => {
      if (what === 'finalize') await finalizeDelegation(item.id, ids);
      else if (what === 'extend') await changeDelegation(item.id, { autoExtend: !item.autoExtend }, ids);
      else await terminateDelegation(item.id, ids);
    },
    refreshes: [delegationKey],
    onDone: (_, what) => done(what),
    onFailed: (error, what) => {
      if (what === 'finalize' || what === 'extend') toast.failed(error);
    },
  });
  const removal = useAction({
    act: (_, ids) => deleteDelegation(item.id, ids),
    // A draft that is gone is not asked for again.
    refreshes: [[...delegationKey, 'list']],
    onDone: () => {
      done('delete');
      go(delegationsPath, { unasked: true });
    },
  });
  const confirming = asking === 'delete' ? removal : change;
  const requester = may('delegation.request');
  return (
    <>
      {requester && item.state === 'draft' && (
        <>
          <LinkButton icon={<EditRegular />} to={`${delegationPath(item.id)}/edit`}>
            {t('edit')}
          </LinkButton>
          <Button icon={<DeleteRegular />} onClick={() => setAsking('delete')}>
            {t('deleteDraft')}
          </Button>
          <Button
            appearance="primary"
            icon={<LockClosedRegular />}
            disabledFocusable={change.running}
            onClick={() => change.run('finalize')}
          >
            {t('finalize')}
          </Button>
        </>
      )}
      {requester && item.state === 'active' && item.mayExtend && (
        <Button disabledFocusable={change.running} onClick={() => change.run('extend')}>
          {t(item.autoExtend ? 'switchOff' : 'switchOn')}
        </Button>
      )}
      {may('delegation.terminate') && item.state === 'approval-pending' && (
        <Button onClick={() => setAsking('withdraw')}>{t('withdraw')}</Button>
      )}
      {may('delegation.terminate') && item.state === 'active' && (
        <Button onClick={() => setAsking('terminate')}>{t('terminate')}</Button>
      )}
      <Confirmation
        item={item}
        asking={asking}
        running={confirming.running}
        error={confirming.error}
        onCancel={() => {
          confirming.reset();
          setAsking(undefined);
        }}
        onConfirm={() => {
          if (asking === 'delete') removal.run();
          else if (asking) change.run(asking);
        }}
      />
    </>
  );
}

interface ConfirmationProps {
  readonly item: DelegationItem;
  readonly asking: Asking | undefined;
  readonly running: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

function Confirmation({ item, asking, ...dialog }: ConfirmationProps) {
  const t = useText();
  const { name } = item;
  const words = {
    delete: { title: t('deleteTitle', { name }), label: t('deleteDraft'), text: t('deleteText') },
    withdraw: { title: t('withdrawTitle', { name }), label: t('withdraw'), text: t('withdrawText') },
    terminate: {
      title: t('terminateTitle', { name, customer: item.customerName ?? '' }),
      label: t('terminate'),
      text: t('terminateText'),
    },
  }[asking ?? 'delete'];
  return (
    <ConfirmDialog open={asking !== undefined} title={words.title} confirmLabel={words.label} {...dialog}>
      {words.text}
      {asking === 'terminate' && item.customerId && (
        <WhatIfPanel question={{ event: 'end-grant', customerId: item.customerId, grantId: item.id }} />
      )}
    </ConfirmDialog>
  );
}
