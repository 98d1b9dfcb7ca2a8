import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  DefinitionList,
  type FilterControl,
  LinkButton,
  Page,
  SelectField,
  StatusBadge,
} from '../../ui/index.ts';
import { type FraudAlert, fraudKey, fraudKinds, fraudStates, readAllAlerts, readOwnAlerts } from './calls.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  acts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const tones = { active: 'bad', investigating: 'waiting', resolved: 'neutral' } as const;

/** Suspicions of fraud: of the reader's own company, or of all partners for the operator (C106). */
export default function AlertsPage() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const isOperator = may('fraudAlert.watch');
  const said = (row: FraudAlert) => t.find(`kind_${row.kind}`) ?? row.kind;
  const partner: Column<FraudAlert> = {
    id: 'partner',
    header: t('partner'),
    cell: (row) => row.partner.name,
  };
  return (
    <Page
      title={t('title')}
      lead={t(isOperator ? 'leadAll' : 'lead')}
      actions={
        may('fraudAlert.raise') && (
          <LinkButton appearance="primary" to="/fraud-alerts/new">
            {t('raise')}
          </LinkButton>
        )
      }
    >
      <DataTable<FraudAlert>
        label={t('title')}
        queryKey={[...fraudKey, isOperator]}
        load={isOperator ? readAllAlerts : readOwnAlerts}
        rowId={(row) => row.id}
        rowLabel={said}
        columns={[
          { id: 'kind', header: t('what'), width: '26%', cell: said },
          ...(isOperator ? [partner] : []),
          { id: 'customer', header: t('customer'), cell: (row) => row.customer.name },
          { id: 'severity', header: t('severity'), cell: (row) => t(`severity_${row.severity}`) },
          { id: 'detected', header: t('detected'), cell: (row) => format.dateTime(row.detectedAt) },
          {
            id: 'state',
            header: t('state'),
            cell: ({ state }) => <StatusBadge tone={tones[state]} label={t(`state_${state}`)} />,
          },
        ]}
        expand={(row) => <Details alert={row} />}
        filters={{ names: ['state', 'kind'], render: (control) => <Filters control={control} /> }}
        empty={{ title: t('none'), text: t(isOperator ? 'noneAllText' : 'noneText'), picture: 'done' }}
      />
    </Page>
  );
}

function Details({ alert }: { readonly alert: FraudAlert }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const styles = useStyles();
  const [to, setTo] = useState<'investigating' | 'resolved'>();
  const { subscription, customer, reason, settledAt, settledBy } = alert;
  return (
    <div className={styles.details}>
      <DefinitionList
        items={[
          { term: t('description'), value: alert.description },
          { term: t('subscription'), value: subscription.name },
          { term: t('subscriptionId'), value: subscription.id, copy: subscription.id },
          alert.resource !== undefined && { term: t('resource'), value: alert.resource },
          reason !== undefined && { term: t('reason'), value: t(`reason_${reason}`) },
          settledAt !== undefined && { term: t('settledAt'), value: format.dateTime(settledAt) },
          settledBy !== undefined && { term: t('settledBy'), value: settledBy },
        ]}
      />
      <span className={styles.acts}>
        {may('fraudAlert.settle') && alert.state === 'active' && (
          <Button onClick={() => setTo('investigating')}>{t('investigate')}</Button>
        )}
        {may('fraudAlert.settle') && alert.state !== 'resolved' && (
          <Button onClick={() => setTo('resolved')}>{t('settle')}</Button>
        )}
        {may('subscription.list') && (
          <AppLink to={`/customers/${customer.tenantId}/subscriptions`}>{t('openSubscriptions')}</AppLink>
        )}
      </span>
      {to && <SettleDialog alert={alert} to={to} onClosed={() => setTo(undefined)} />}
    </div>
  );
}

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('state')}
        none={t('any')}
        value={values['state'] ?? ''}
        onChange={(state) => set('state', state)}
        choices={fraudStates.map((value) => ({ value, label: t(`state_${value}`) }))}
      />
      <SelectField
        label={t('what')}
        none={t('any')}
        value={values['kind'] ?? ''}
        onChange={(kind) => set('kind', kind)}
        choices={fraudKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
    </>
  );
}
