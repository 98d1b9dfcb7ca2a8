import { useAction, useMay } from '../../api/index.ts';
import { nothing, useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorBar,
  type FilterControl,
  LinkButton,
  Page,
  SelectField,
  StatusBadge,
} from '../../ui/index.ts';
import { type Referral, readInbox, referralKey, setFavorite } from './calls.ts';
import { ReferralState } from './referral-cells.tsx';
import { useText } from './text.ts';

const states = ['received', 'accepted', 'declined', 'expired', 'won', 'lost', 'archived'] as const;
const kinds = ['customer-inquiry', 'marketing-qualified', 'sales-qualified', 'informational'] as const;

/** Leads of the company, newest first (C93). */
export default function ReferralsPage() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const favorite = useAction<Referral>({
    act: (one, ids) => setFavorite(one.id, !one.favorite, ids),
    refreshes: [referralKey],
  });
  const columns: Column<Referral>[] = [
    {
      id: 'company',
      header: t('company'),
      cell: (row) => (
        <>
          <AppLink to={`/referrals/${row.id}`}>{row.company.name}</AppLink>{' '}
          {row.hot && <StatusBadge tone="warning" label={t('hot')} />}
        </>
      ),
    },
    { id: 'need', header: t('need'), width: '30%', cell: (row) => shortened(row.need) },
    { id: 'kind', header: t('kind'), wideOnly: true, cell: (row) => t(`kind_${row.kind}`) },
    { id: 'location', header: t('location'), wideOnly: true, cell: (row) => row.location },
    { id: 'state', header: t('state'), cell: (row) => <ReferralState state={row.state} /> },
    {
      id: 'due',
      header: t('answerBy'),
      cell: (row) =>
        row.state === 'received' && row.kind !== 'informational' && row.dueAt
          ? format.date(row.dueAt)
          : nothing,
    },
  ];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {may('referral.sent') && may('referral.pass') && (
            <LinkButton to="/referrals/sent">{t('sent')}</LinkButton>
          )}
          {may('referral.pass') && (
            <LinkButton to="/referrals/pass" appearance="primary">
              {t('pass')}
            </LinkButton>
          )}
        </>
      }
    >
      <ErrorBar error={favorite.error} />
      <DataTable<Referral>
        label={t('title')}
        queryKey={[...referralKey, 'inbox']}
        load={readInbox}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.company.name}
        actions={(row) => [
          {
            id: 'favorite',
            label: row.favorite ? t('unmarkFavorite') : t('markFavorite'),
            onSelect: () => favorite.run(row),
          },
        ]}
        filters={{
          names: ['state', 'kind', 'favorites'],
          render: (control) => <Filters control={control} />,
        }}
        empty={{
          title: t('empty'),
          text: t('emptyText'),
          actions: may('businessProfile.read') && (
            <LinkButton to="/business-profile">{t('toProfile')}</LinkButton>
          ),
        }}
      />
    </Page>
  );
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function Filters({ control: { values, set } }: { readonly control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('state')}
        none={false}
        choices={[
          { value: 'open', label: t('open') },
          { value: 'closed', label: t('closed') },
          { value: 'all', label: t('everything') },
          ...states.map((value) => ({ value, label: t(`state_${value}`) })),
        ]}
        value={values['state'] ?? 'open'}
        onChange={(value) => set('state', value)}
      />
      <SelectField
        label={t('kind')}
        none={t('allKinds')}
        choices={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        value={values['kind'] ?? ''}
        onChange={(value) => set('kind', value)}
      />
      <SelectField
        label={t('favorite')}
        none={t('everything')}
        choices={[{ value: 'yes', label: t('onlyFavorites') }]}
        value={values['favorites'] ?? ''}
        onChange={(value) => set('favorites', value)}
      />
    </>
  );
}
