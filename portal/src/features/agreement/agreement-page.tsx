import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import {
  type Column,
  Page,
  Section,
  StatusBadge,
  useAddressValue,
  useGo,
  usePathPart,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { AcceptanceForm } from './acceptance-form.tsx';
import { type Agreement, type AgreementFacts, customersKey, readAgreementFacts } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  status: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Acceptance of the customer agreement: what is recorded, and recording it (C20). */
export default function AgreementPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const resume = ownPath(useAddressValue('return'));
  const query = useQuery({
    queryKey: [...customersKey, 'agreement', id],
    queryFn: ({ signal }) => readAgreementFacts(id, signal),
  });
  const name = query.data?.record.companyName;
  return (
    <Page
      title={t('title')}
      lead={resume ? t('resume') : t('lead')}
      width="form"
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name ? [{ label: name, to: `/customers/${id}` }] : []),
      ]}
      query={query}
    >
      {(facts: AgreementFacts) => <Content facts={facts} resume={resume} />}
    </Page>
  );
}

/** Only an address of the portal itself is returned to. */
function ownPath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) ? path : undefined;
}

function Content({ facts, resume }: { facts: AgreementFacts; resume: string | undefined }) {
  const t = useText();
  const may = useMay();
  const go = useGo();
  const toast = useToast();
  const { record, agreements, template } = facts;
  const saved = () => {
    toast.done(t('saved'));
    if (resume) go(resume, { unasked: true });
  };
  const billTo = record.billTo;
  return (
    <>
      <Status facts={facts} />
      {may('agreement.confirm') && template ? (
        <Section title={agreements.length > 0 ? t('update') : t('record')} text={t('recordText')}>
          <AcceptanceForm
            key={agreements.length}
            customerId={record.id}
            template={template}
            contact={
              agreements.length === 0 && billTo
                ? {
                    firstName: billTo.firstName,
                    lastName: billTo.lastName,
                    email: billTo.email,
                    phoneNumber: billTo.address.phoneNumber ?? '',
                  }
                : {}
            }
            onSaved={saved}
          />
        </Section>
      ) : (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('mayNot')}</MessageBarBody>
        </MessageBar>
      )}
      <Section title={t('recorded')} look="plain">
        <Recorded agreements={agreements} />
      </Section>
    </>
  );
}

function Status({ facts }: { facts: AgreementFacts }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { record, directlySigned, template } = facts;
  const { accepted, acceptedAt } = record.agreement;
  const said = directlySigned
    ? t('statusDirect')
    : accepted && acceptedAt
      ? t('statusAccepted', { date: format.date(acceptedAt) })
      : t('statusNone');
  return (
    <div className={styles.status}>
      <StatusBadge tone={accepted || directlySigned ? 'good' : 'warning'} label={said} />
      {template && (
        <Link
          href={`${new URL(template.agreementLink).pathname}?language=${currentLanguage()}`}
          target="_blank"
          rel="noreferrer"
          inline
        >
          {t('read')}
        </Link>
      )}
    </div>
  );
}

function Recorded({ agreements }: { agreements: readonly Agreement[] }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<Agreement>[] = [
    {
      id: 'person',
      header: t('person'),
      cell: ({ primaryContact: { firstName, lastName } }) => `${firstName} ${lastName}`,
    },
    { id: 'email', header: t('email'), cell: (row) => row.primaryContact.email },
    { id: 'phone', header: t('phone'), cell: (row) => row.primaryContact.phoneNumber ?? '–' },
    { id: 'date', header: t('date'), cell: (row) => format.date(row.dateAgreed) },
  ];
  return (
    <WholeTable<Agreement>
      label={t('recorded')}
      rows={agreements}
      columns={columns}
      rowId={(row) => `${row.primaryContact.email} ${row.primaryContact.firstName} ${row.dateAgreed}`}
      rowLabel={(row) => row.primaryContact.email}
      empty={{ title: t('noneRecorded'), text: t('noneRecordedText') }}
    />
  );
}
