import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { cloudName } from '../../shell/names.ts';
import {
  Columns,
  DefinitionList,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  usePathPart,
} from '../../ui/index.ts';
import { CreditParts } from '../invoice/index.ts';
import { PartnerAgreementSection } from '../partner-agreement/index.ts';
import { type PartnerRecord, readPartner, registerKey, statusTones } from './calls.ts';
import { LimitDialog } from './limit-dialog.tsx';
import { OpenInvoices } from './open-invoices.tsx';
import { StandingDialog } from './standing-dialog.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

/** A partner as the operator looks after it: profile, standing, credit, who administers it. */
export default function PartnerPage() {
  const t = useText();
  const styles = useStyles();
  const may = useMay();
  const tenantId = usePathPart('tenantId');
  const partner = useQuery({
    queryKey: [...registerKey, tenantId],
    queryFn: ({ signal }) => readPartner(tenantId, signal),
  });
  const { data } = partner;
  return (
    <Page
      title={data?.name}
      breadcrumb={[{ label: t('title'), to: '/register' }, ...(data ? [{ label: data.name }] : [])]}
      badge={
        data && (
          <StatusBadge tone={statusTones[data.programStatus]} label={t(`status_${data.programStatus}`)} />
        )
      }
      actions={
        may('installationAudit.read') && (
          <LinkButton to={`/installation/activity?tenant=${tenantId}`}>{t('activity')}</LinkButton>
        )
      }
      query={partner}
    >
      {(record) => (
        <>
          <Columns>
            <Profile record={record} />
            <div className={styles.stack}>
              <Standing record={record} />
              <Admins record={record} />
            </div>
          </Columns>
          {record.credit && <Credit record={record} />}
          {may('partnerAgreement.ofPartner.read') && <PartnerAgreementSection tenantId={record.tenantId} />}
        </>
      )}
    </Page>
  );
}

interface Of {
  readonly record: PartnerRecord;
}

const counted = ({ count, more }: PartnerRecord['customers'], number: (value: number) => string) =>
  more ? `${number(count)}+` : number(count);

function Profile({ record }: Of) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('profile')}>
      <DefinitionList
        items={[
          { term: t('kind'), value: t(`kind_${record.kind}`) },
          { term: t('country'), value: format.country(record.country) },
          { term: t('region'), value: record.regionName },
          { term: t('cloud'), value: cloudName(record.cloud) },
          { term: t('domain'), value: record.domain, copy: record.domain },
          { term: t('tenantId'), value: record.tenantId, copy: record.tenantId },
          { term: t('locationId'), value: record.locationPartnerId, copy: record.locationPartnerId },
          { term: t('globalId'), value: record.globalPartnerId, copy: record.globalPartnerId },
          {
            term: t('agreement'),
            value: record.agreementSignedAt ? format.date(record.agreementSignedAt) : t('notSigned'),
          },
          { term: t('partnerships'), value: counted(record.partnerships, format.number) },
          { term: t('customers'), value: counted(record.customers, format.number) },
        ]}
      />
    </Section>
  );
}

function Standing({ record }: Of) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { programStatus, restriction } = record;
  const changeable = programStatus === 'active' || programStatus === 'restricted';
  const restricts = programStatus === 'active';
  return (
    <Section
      title={t('standing')}
      text={t(restricts ? 'restrictStops' : 'restrictedNow')}
      actions={
        changeable &&
        may('partnerRegister.change') && (
          <Button onClick={() => setOpen(true)}>{t(restricts ? 'restrict' : 'release')}</Button>
        )
      }
    >
      {restriction && (
        <DefinitionList
          items={[
            { term: t('reason'), value: restriction.reason },
            { term: t('since'), value: format.dateTime(restriction.at) },
            { term: t('by'), value: restriction.by },
          ]}
        />
      )}
      {open && <StandingDialog record={record} restricts={restricts} onClosed={() => setOpen(false)} />}
    </Section>
  );
}

function Credit({ record }: Of) {
  const t = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { credit } = record;
  if (!credit) return null;
  return (
    <Section
      title={t('credit')}
      text={t('creditText')}
      actions={
        may('partnerRegister.change') && <Button onClick={() => setOpen(true)}>{t('changeLimit')}</Button>
      }
    >
      <CreditParts line={credit} />
      <OpenInvoices record={record} invoices={credit.invoices} />
      {open && <LimitDialog record={record} credit={credit} onClosed={() => setOpen(false)} />}
    </Section>
  );
}

function Admins({ record }: Of) {
  const t = useText();
  return (
    <Section title={t('admins')}>
      <DefinitionList
        items={record.admins.map(({ name, userPrincipalName, active }) => ({
          term: active ? name : t('blockedPerson', { name }),
          value: userPrincipalName,
        }))}
      />
    </Section>
  );
}
