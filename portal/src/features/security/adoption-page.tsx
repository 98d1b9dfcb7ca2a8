import { Link } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, ErrorBar, LoadingLines, Page, Section, WholeTable } from '../../ui/index.ts';
import {
  type ApplicationCalls,
  adoptionKey,
  type PersonWithoutFactor,
  readCalls,
  readPeople,
} from './adoption.ts';
import { useText } from './text.ts';

/** Who of the company still works without a second factor, and through which programs (C101). */
export default function AdoptionPage() {
  const t = useText();
  return (
    <Page title={t('adoption')} lead={t('adoptionLead')}>
      <People />
      <Programs />
    </Page>
  );
}

function People() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const { user } = useSession();
  const query = useQuery({
    queryKey: [...adoptionKey, 'people'],
    queryFn: ({ signal }) => readPeople(signal),
  });
  const columns: Column<PersonWithoutFactor>[] = [
    {
      id: 'person',
      header: t('person'),
      width: '40%',
      cell: (row) =>
        may('partnerUser.list') ? <AppLink to={`/staff/${row.objectId}`}>{row.upn}</AppLink> : row.upn,
      sortValue: (row) => row.upn,
    },
    {
      id: 'last',
      header: t('lastWithout'),
      cell: (row) => format.dateTime(row.lastNonMfaCompliantRequestDateTime),
      sortValue: (row) => row.lastNonMfaCompliantRequestDateTime,
    },
    {
      id: 'mend',
      header: t('mend'),
      cell: (row) =>
        row.objectId === user.id ? (
          <AppLink to="/account/security">{t('addOwn')}</AppLink>
        ) : (
          <Link
            href={reminder(row.upn, t('remindSubject'), t('remindBody', { address: addressOfSecurity() }))}
          >
            {t('remind')}
          </Link>
        ),
    },
  ];
  return (
    <Section title={t('peopleWithout')} text={t('peopleWithoutText')}>
      {query.error ? (
        <ErrorBar error={query.error} />
      ) : query.data ? (
        <WholeTable<PersonWithoutFactor>
          label={t('peopleWithout')}
          rows={query.data}
          columns={columns}
          rowId={(row) => row.objectId}
          rowLabel={(row) => row.upn}
          empty={{ title: t('peopleNone'), text: t('peopleNoneText') }}
        />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}

const addressOfSecurity = () => `${window.location.origin}/account/security`;

/** A draft for the mail program of whoever reminds: the portal sends nothing (3.0). */
function reminder(to: string, subject: string, body: string): string {
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function Programs() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const query = useQuery({
    queryKey: [...adoptionKey, 'programs'],
    queryFn: ({ signal }) => readCalls(signal),
  });
  const columns: Column<ApplicationCalls>[] = [
    {
      id: 'program',
      header: t('program'),
      width: '40%',
      cell: (row) =>
        may('application.list') ? <AppLink to="/settings/applications">{row.name}</AppLink> : row.name,
      sortValue: (row) => row.name,
    },
    {
      id: 'calls',
      header: t('calls'),
      align: 'end',
      cell: (row) => format.number(row.calls),
      sortValue: (row) => row.calls,
    },
    {
      id: 'without',
      header: t('callsWithout'),
      align: 'end',
      cell: (row) =>
        `${format.number(row.without)} (${format.percent(row.calls === 0 ? 0 : row.without / row.calls)})`,
      sortValue: (row) => row.without,
    },
  ];
  return (
    <Section title={t('programs')} text={t('programsText')}>
      {query.error ? (
        <ErrorBar error={query.error} />
      ) : query.data ? (
        <WholeTable<ApplicationCalls>
          label={t('programs')}
          rows={query.data}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          empty={{ title: t('programsNone') }}
        />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}
