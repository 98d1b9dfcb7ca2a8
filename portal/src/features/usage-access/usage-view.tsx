import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ConfirmDialog,
  DefinitionList,
  ErrorBar,
  LinkButton,
  Section,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { changeRole, type RoleChange, type UsageAccessOnPage, usageKey } from './calls.ts';
import { GrantForm } from './grant-form.tsx';
import { RequestsSection } from './requests-section.tsx';
import { useText } from './text.ts';

export interface UsageViewProps {
  readonly access: UsageAccessOnPage;
  readonly root: string;
  readonly side: 'partner' | 'customer';
}

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  login: { fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
});

type Held = UsageAccessOnPage['roles'][number];

/** What it is, who has which role, and changing that. */
export function UsageView({ access, root, side }: UsageViewProps) {
  const t = useText();
  const toast = useToast();
  const change = useAction<RoleChange, UsageAccessOnPage>({
    act: (wanted, ids) => changeRole(root, access.serviceId, wanted, ids),
    refreshes: [usageKey],
    onDone: (_, wanted) => toast.done(t(`done_${wanted.do}`)),
  });
  return (
    <>
      <Facts access={access} side={side} />
      <ErrorBar error={change.error} />
      <RequestsSection access={access} side={side} change={change} />
      <Roles access={access} side={side} root={root} />
    </>
  );
}

function Facts({ access, side }: Pick<UsageViewProps, 'access' | 'side'>) {
  const t = useText();
  const format = useFormat();
  return (
    <Section
      title={t('about')}
      text={t('twoIds')}
      actions={
        side === 'customer' && (
          <LinkButton to={`/usage-rights/${access.serviceId}/buy`}>{t('buy')}</LinkButton>
        )
      }
    >
      <DefinitionList
        items={[
          { term: t('plan'), value: access.planName },
          { term: t('partner'), value: access.partnerName },
          { term: t('serviceId'), value: access.serviceId, copy: access.serviceId },
          { term: t('billingId'), value: access.billingId, copy: access.billingId },
          access.previousBillingId !== undefined && {
            term: t('previousBillingId'),
            value: access.previousBillingId,
            copy: access.previousBillingId,
          },
          { term: t('since'), value: format.date(access.createdAt) },
          side === 'partner' &&
            access.adminAgentsId !== undefined && {
              term: t('ownGroup'),
              value: access.adminAgentsId,
              copy: access.adminAgentsId,
            },
        ]}
      />
    </Section>
  );
}

function Roles({ access, side, root }: UsageViewProps) {
  const t = useText();
  const styles = useStyles();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const [taking, setTaking] = useState<Held>();
  const [giving, setGiving] = useState<'person' | 'partner'>();
  const removal = useAction<RoleChange, UsageAccessOnPage>({
    act: (wanted, ids) => changeRole(root, access.serviceId, wanted, ids),
    refreshes: [usageKey],
    onDone: () => {
      toast.done(t('done_remove'));
      setTaking(undefined);
    },
  });
  const own = side === 'customer' && may('ownUsageRole.change');
  const mayGive = access.canManage && (own || may('usageRole.grant'));
  const mayGivePartner =
    access.canManage && access.partners.length > 0 && (own || may('usageRole.grantPartner'));
  const mayTake = access.canManage && (own || may('usageRole.remove'));
  const nameOf = (held: Held) =>
    held.holder === 'partner' ? t('agentsOf', { name: held.name ?? '' }) : (held.name ?? t('hiddenPerson'));
  return (
    <Section
      title={t('roles')}
      text={t(access.canManage ? 'rolesText' : side === 'customer' ? 'rolesOnlyOwners' : 'rolesNotOwner')}
      actions={
        (mayGive || mayGivePartner) && (
          <>
            {mayGive && <Button onClick={() => setGiving('person')}>{t('givePerson')}</Button>}
            {mayGivePartner && <Button onClick={() => setGiving('partner')}>{t('givePartner')}</Button>}
          </>
        )
      }
    >
      <WholeTable<Held>
        label={t('roles')}
        rows={access.roles}
        rowId={(row) => row.id}
        rowLabel={(row) => `${nameOf(row)}, ${t(`role_${row.role}`)}`}
        columns={[
          {
            id: 'holder',
            header: t('holder'),
            cell: (row) => (
              <span className={styles.lines}>
                <span>{nameOf(row)}</span>
                {row.userPrincipalName && <span className={styles.login}>{row.userPrincipalName}</span>}
              </span>
            ),
          },
          { id: 'role', header: t('role'), cell: (row) => t(`role_${row.role}`) },
          { id: 'given', header: t('given'), cell: (row) => format.date(row.grantedAt) },
          { id: 'by', header: t('givenBy'), cell: (row) => row.grantedBy ?? t('withPlan') },
        ]}
        actions={(row) =>
          mayTake ? [{ id: 'take', label: t('take'), inline: true, onSelect: () => setTaking(row) }] : []
        }
        empty={{ title: t('rolesEmpty') }}
      />
      <ConfirmDialog
        open={taking !== undefined}
        title={t('takeTitle', { role: taking ? t(`role_${taking.role}`) : '' })}
        confirmLabel={t('take')}
        running={removal.running}
        error={removal.error}
        onCancel={() => {
          removal.reset();
          setTaking(undefined);
        }}
        onConfirm={() => taking && removal.run({ do: 'remove', id: taking.id })}
      >
        {taking && t(taking.holder === 'partner' ? 'takePartnerText' : 'takeText', { name: nameOf(taking) })}
      </ConfirmDialog>
      {giving && <GrantForm access={access} root={root} to={giving} onClosed={() => setGiving(undefined)} />}
    </Section>
  );
}
