import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { resellerActivities } from '../../../../contract/report.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  EmptyState,
  ErrorBar,
  LoadingLines,
  SelectField,
  StatTile,
  StatusBadge,
  TextField,
  Tiles,
  type Tone,
  WholeTable,
} from '../../ui/index.ts';
import { downloadResellers, type ResellerFigures, readResellers, reportKey } from './calls.ts';
import { Largest } from './largest.tsx';
import { Download, ReportFrame } from './report-frame.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<ResellerFigures['activity'], Tone>> = {
  new: 'info',
  transacting: 'good',
  active: 'good',
  churned: 'warning',
  idle: 'neutral',
};

/** How resellers do, and who has signed the agreement (C107). */
export default function ResellersReportPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...reportKey, 'resellers'],
    queryFn: ({ signal }) => readResellers(signal),
  });
  return (
    <ReportFrame lead={t('resellersLead')}>
      {query.error ? (
        <ErrorBar error={query.error} />
      ) : query.data ? (
        <Resellers rows={query.data.items} more={query.data.more} />
      ) : (
        <LoadingLines />
      )}
    </ReportFrame>
  );
}

function Resellers({ rows, more }: { rows: readonly ResellerFigures[]; more: boolean }) {
  const t = useText();
  const format = useFormat();
  const [name, setName] = useState('');
  const [activity, setActivity] = useState('');
  const [market, setMarket] = useState('');
  if (rows.length === 0) return <EmptyState title={t('resellersEmpty')} text={t('resellersEmptyText')} />;
  const wanted = name.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (wanted === '' || row.name.toLowerCase().includes(wanted) || row.partnerId.includes(wanted)) &&
      (activity === '' || row.activity === activity) &&
      (market === '' || row.country === market),
  );
  const markets = [...new Set(rows.map(({ country }) => country))].sort();
  const unsigned = rows.filter((row) => !row.agreementSigned).length;
  const count = (is: ResellerFigures['activity']) => rows.filter((row) => row.activity === is).length;
  return (
    <>
      <Tiles>
        {resellerActivities.map((is) => (
          <StatTile
            key={is}
            value={count(is)}
            label={t(`activity_${is}`)}
            note={t(`activityNote_${is}`)}
            tone={count(is) === 0 ? 'neutral' : tones[is]}
          />
        ))}
        <StatTile
          value={unsigned}
          label={t('unsigned')}
          note={t('unsignedNote')}
          tone={unsigned === 0 ? 'neutral' : 'warning'}
        />
      </Tiles>
      <Largest
        title={t('chartResellers')}
        of={shown.map(({ resellerId, name: of, licenses }) => ({ id: resellerId, name: of, licenses }))}
        held={false}
      />
      <WholeTable<ResellerFigures>
        label={t('tab_resellers')}
        rows={shown}
        columns={columnsFor(t, format)}
        rowId={(row) => row.resellerId}
        rowLabel={(row) => row.name}
        toolbar={
          <>
            <TextField label={t('search')} value={name} onChange={setName} />
            <SelectField
              label={t('activity')}
              none={t('anyActivity')}
              choices={resellerActivities.map((value) => ({ value, label: t(`activity_${value}`) }))}
              value={activity}
              onChange={setActivity}
            />
            <SelectField
              label={t('country')}
              none={t('anyCountry')}
              choices={markets.map((value) => ({ value, label: format.country(value) }))}
              value={market}
              onChange={setMarket}
            />
            <Download what={t('tab_resellers')} act={downloadResellers} />
          </>
        }
        empty={{ title: t('noneFound') }}
      />
      {more && <Text>{t('moreInFile')}</Text>}
    </>
  );
}

function columnsFor(
  t: ReturnType<typeof useText>,
  format: ReturnType<typeof useFormat>,
): Column<ResellerFigures>[] {
  return [
    {
      id: 'name',
      header: t('reseller'),
      width: '24%',
      cell: (row) => (
        <AppLink to="/reports" search={{ reseller: row.resellerId }}>
          {row.name}
        </AppLink>
      ),
      sortValue: (row) => row.name,
    },
    { id: 'partnerId', header: t('partnerId'), wideOnly: true, cell: (row) => row.partnerId },
    { id: 'region', header: t('region'), wideOnly: true, cell: (row) => row.region },
    {
      id: 'activity',
      header: t('activity'),
      cell: (row) => <StatusBadge tone={tones[row.activity]} label={t(`activity_${row.activity}`)} />,
      sortValue: (row) => resellerActivities.indexOf(row.activity),
    },
    {
      id: 'agreement',
      header: t('agreement'),
      cell: (row) => (
        <StatusBadge
          tone={row.agreementSigned ? 'good' : 'warning'}
          label={row.agreementSigned ? t('signed') : t('unsigned')}
        />
      ),
      sortValue: (row) => (row.agreementSigned ? 1 : 0),
    },
    {
      id: 'vetting',
      header: t('vetting'),
      wideOnly: true,
      cell: (row) => t(`vetting_${row.programStatus}`),
      sortValue: (row) => row.programStatus,
    },
    {
      id: 'licenses',
      header: t('licenses'),
      align: 'end',
      cell: (row) => format.number(row.licenses),
      sortValue: (row) => row.licenses,
    },
    {
      id: 'subscriptions',
      header: t('subscriptions'),
      align: 'end',
      cell: (row) => format.number(row.subscriptions),
      sortValue: (row) => row.subscriptions,
    },
  ];
}
