import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import {
  customersKey,
  givePermission,
  type OfferedService,
  type OwnPartner,
  type OwnService,
  relationshipKey,
  withdrawPermission,
} from './calls.ts';
import { ServiceChoices } from './service-choices.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({ paragraph: { margin: 0 } });

interface DialogProps {
  /** Undefined keeps the dialog closed. */
  readonly partner: OwnPartner | undefined;
  readonly services: readonly OwnService[];
  readonly onClosed: () => void;
}

/** Takes a partner's admin permission away, after saying what goes with it. */
export function WithdrawDialog({ partner, services, onClosed }: DialogProps) {
  const t = useText();
  const toast = useToast();
  const styles = useStyles();
  const withdrawal = useAction<OwnPartner>({
    act: withdrawPermission,
    refreshes: [relationshipKey, customersKey],
    onDone: (_, { name }) => {
      toast.done(t('withdrawn', { name }));
      onClosed();
    },
  });
  const name = partner?.name ?? '';
  const lost = services
    .filter(({ id }) => partner?.services.includes(id) && partner.delegatedAdmin === 'legacy')
    .map((service) => service.name);
  return (
    <ConfirmDialog
      open={partner !== undefined}
      title={t('withdrawTitle', { name })}
      confirmLabel={t('withdraw')}
      running={withdrawal.running}
      error={withdrawal.error}
      onCancel={() => {
        withdrawal.reset();
        onClosed();
      }}
      onConfirm={() => partner && withdrawal.run(partner)}
    >
      <p className={styles.paragraph}>{t('withdrawText', { name })}</p>
      {lost.length > 0 && !partner?.together && (
        <p className={styles.paragraph}>{t('withdrawServices', { services: lost.join(', ') })}</p>
      )}
      {partner && <WhatIfPanel question={{ event: 'remove-legacy-admin', partnerId: partner.id }} />}
    </ConfirmDialog>
  );
}

/** Gives a partner admin permission, and the services that the person chooses. */
export function GiveDialog(props: DialogProps) {
  // Each opening starts from the services that nobody holds.
  return <Giving key={props.partner?.id ?? ''} {...props} />;
}

function Giving({ partner, services, onClosed }: DialogProps) {
  const t = useText();
  const toast = useToast();
  const styles = useStyles();
  const offered = offeredTo(partner, services);
  const [chosen, setChosen] = useState<readonly OfferedService[]>(() =>
    offered.filter(({ preset }) => preset),
  );
  const giving = useAction<OwnPartner>({
    act: (given, ids) =>
      givePermission(
        given,
        chosen.map(({ id, heldBy }) => ({ id, ...(heldBy ? { replaces: heldBy.id } : {}) })),
        ids,
      ),
    refreshes: [relationshipKey, customersKey],
    onDone: (_, { name }) => {
      toast.done(t('given', { name }));
      onClosed();
    },
  });
  const name = partner?.name ?? '';
  return (
    <ConfirmDialog
      open={partner !== undefined}
      title={t('giveTitle', { name })}
      confirmLabel={t('give')}
      running={giving.running}
      error={giving.error}
      onCancel={() => {
        giving.reset();
        onClosed();
      }}
      onConfirm={() => partner && giving.run(partner)}
    >
      <p className={styles.paragraph}>{t('giveText')}</p>
      {offered.length > 0 && (
        <>
          <p className={styles.paragraph}>{t('chooseServicesText', { name })}</p>
          <ServiceChoices offered={offered} chosen={chosen} onChange={setChosen} />
        </>
      )}
    </ConfirmDialog>
  );
}

/** Services that this partner's channel does not hold yet. */
function offeredTo(partner: OwnPartner | undefined, services: readonly OwnService[]): OfferedService[] {
  const own = [partner?.id, partner?.together?.id];
  return services
    .filter(({ holder }) => !holder || !own.includes(holder.channelId))
    .map(({ id, name, holder }) => ({
      id,
      name,
      ...(holder ? { heldBy: { id: holder.channelId, name: holder.name } } : {}),
      preset: holder === undefined,
    }));
}
