import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, Section, WholeTable } from '../../ui/index.ts';
import { type InstallationFailure, installationKey, readFailures } from './calls.ts';
import { useText } from './text.ts';

/** Mail and events that did not arrive; nothing where all did. */
export function FailuresArea() {
  const t = useText();
  const format = useFormat();
  const failures = useQuery({
    queryKey: [...installationKey, 'failures'],
    queryFn: ({ signal }) => readFailures(signal),
    refetchInterval: 60_000,
  });
  if (!failures.data || failures.data.length === 0) return null;
  return (
    <Section title={t('failures')} text={t('failuresText')}>
      <WholeTable<InstallationFailure>
        label={t('failures')}
        rows={failures.data}
        rowId={(row) => row.id}
        rowLabel={(row) => row.about}
        columns={[
          {
            id: 'kind',
            header: t('failureKind'),
            cell: ({ kind }) =>
              kind === 'mail' ? <AppLink to="/outbox">{t('failure_mail')}</AppLink> : t(`failure_${kind}`),
          },
          { id: 'company', header: t('failureCompany'), cell: (row) => row.company.name },
          {
            id: 'about',
            header: t('failureAbout'),
            cell: ({ about, fault }) => [about, fault].filter(Boolean).join(': '),
          },
          { id: 'at', header: t('failureAt'), cell: (row) => format.dateTime(row.at) },
        ]}
        empty={{ title: t('failures') }}
      />
    </Section>
  );
}
