import { useQuery } from '@tanstack/react-query';
import { isStatus, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  EmptyState,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { readVerification, type VerificationWhole, verificationKey } from './calls.ts';
import { Standing, VerificationState } from './cells.tsx';
import { Conversation } from './conversation.tsx';
import { DecisionForm } from './decision-form.tsx';
import { useText } from './text.ts';

/** One company with everything it is judged by, and the decision (C2). */
export default function VerificationPage() {
  const t = useText();
  const may = useMay();
  const id = usePathPart('verificationId');
  const query = useQuery({
    queryKey: [...verificationKey, 'one', id],
    queryFn: ({ signal }) => readVerification(id, signal),
  });
  const list = { label: t('queue'), to: '/verifications' };
  if (isStatus(query.error, 404, 400)) {
    return (
      <Page title={t('unknown')} breadcrumb={[list]}>
        <EmptyState
          picture="search"
          title={t('unknownText')}
          actions={<LinkButton to="/verifications">{t('toQueue')}</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page<VerificationWhole>
      title={query.data?.companyName}
      breadcrumb={[list]}
      badge={query.data && <VerificationState of={query.data} />}
      query={query}
      width="form"
    >
      {(shown) => (
        <>
          <Known of={shown} />
          {shown.namesakes.length > 0 && <Namesakes of={shown} />}
          {(shown.notes.length > 0 || shown.files.length > 0) && (
            <Section title={t('conversation')}>
              <Conversation of={shown} desk="operator" />
            </Section>
          )}
          {may('verification.queue.decide') && (shown.state === 'review' || shown.state === 'asked') && (
            <DecisionForm key={shown.etag} of={shown} />
          )}
        </>
      )}
    </Page>
  );
}

function Known({ of }: { of: VerificationWhole }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('details')}>
      <DefinitionList
        items={[
          { term: t('kind'), value: t(`kind_${of.kind}`) },
          { term: t('partnerKind'), value: t(`partnerKind_${of.partnerKind}`) },
          { term: t('standing'), value: <Standing standing={of.programStatus} /> },
          { term: t('country'), value: format.country(of.country) },
          { term: t('region'), value: of.regionName },
          { term: t('cloud'), value: t.find(`cloud_${of.cloud}`) ?? of.cloud },
          { term: t('domain'), value: of.domain },
          of.registrationId !== undefined && { term: t('registration'), value: of.registrationId },
          {
            term: t('partnerIds'),
            value: t('partnerIdsValue', { global: of.globalPartnerId, location: of.locationPartnerId }),
          },
          { term: t('address'), value: of.address.join(', ') },
          { term: t('contact'), value: `${of.contactName}, ${of.contactEmail}` },
          ...of.told.map(({ name, value }) => ({ term: t.find(`told_${name}`) ?? name, value })),
        ]}
      />
    </Section>
  );
}

function Namesakes({ of }: { of: VerificationWhole }) {
  const t = useText();
  return (
    <Section title={t('namesakes')}>
      <p>{t('namesakesLead')}</p>
      <WholeTable
        label={t('namesakes')}
        rows={of.namesakes}
        rowId={(row) => row.tenantId}
        rowLabel={(row) => row.name}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name },
          {
            id: 'kind',
            header: t('partnerKind'),
            cell: (row) => t.find(`partnerKind_${row.kind}`) ?? row.kind,
          },
          { id: 'partnerId', header: t('partnerId'), cell: (row) => row.partnerId },
          {
            id: 'standing',
            header: t('standing'),
            cell: (row) => t.find(`standing_${row.programStatus}`) ?? row.programStatus,
          },
          {
            id: 'same',
            header: t('registration'),
            cell: (row) =>
              row.sameRegistration ? <StatusBadge tone="warning" label={t('sameRegistration')} /> : '–',
          },
        ]}
        empty={{ title: t('namesakes') }}
      />
    </Section>
  );
}
