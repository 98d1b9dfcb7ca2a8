import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, StatusBadge, type Tone } from '../../ui/index.ts';
import type { Desk, ServiceRequestItem } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  second: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
});

const statusTones: Readonly<Record<ServiceRequestItem['status'], Tone>> = {
  open: 'info',
  'attention-needed': 'warning',
  closed: 'neutral',
};

const severityTones: Readonly<Record<ServiceRequestItem['severity'], Tone>> = {
  critical: 'bad',
  moderate: 'warning',
  minimal: 'neutral',
};

type Badged = Pick<ServiceRequestItem, 'status' | 'severity'>;

export function RequestStatus({ request }: { request: Badged }) {
  const t = useText();
  return <StatusBadge tone={statusTones[request.status]} label={t(`status_${request.status}`)} />;
}

export function RequestSeverity({ request }: { request: Badged }) {
  const t = useText();
  return <StatusBadge tone={severityTones[request.severity]} label={t(`severity_${request.severity}`)} />;
}

/** When the first answer came, or until when it is promised. */
export function FirstAnswer({ request }: { request: ServiceRequestItem }) {
  const t = useText();
  const format = useFormat();
  if (request.respondedAt) return <>{format.dateTime(request.respondedAt)}</>;
  if (request.status === 'closed') return <>{t('noAnswer')}</>;
  const until = t('promised', { time: format.dateTime(request.respondBy) });
  return request.isLate ? <StatusBadge tone="bad" label={until} /> : until;
}

export const pathOf = (desk: Desk, id: string) =>
  desk === 'partner' ? `/service-requests/${id}` : `/service-queue/${id}`;

/** Columns of every list of requests; the operator's names the partner, a customer's own page not the customer. */
export function useRequestColumns(desk: Desk, withCustomer = true): Column<ServiceRequestItem>[] {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const about = (row: ServiceRequestItem) => row.customerName ?? t('kind_portal');
  return [
    {
      id: 'title',
      header: t('request'),
      width: '34%',
      cell: (row) => (
        <span className={styles.two}>
          <AppLink to={pathOf(desk, row.id)}>{row.title}</AppLink>
          <span className={styles.second}>
            {row.id}, {row.topic}
          </span>
        </span>
      ),
    },
    ...(withCustomer
      ? [
          {
            id: 'about',
            header: desk === 'operator' ? t('partner') : t('about'),
            cell: (row: ServiceRequestItem) =>
              desk === 'operator' ? (
                <span className={styles.two}>
                  {row.partnerName}
                  <span className={styles.second}>{about(row)}</span>
                </span>
              ) : (
                about(row)
              ),
          },
        ]
      : []),
    { id: 'status', header: t('status'), cell: (row) => <RequestStatus request={row} /> },
    { id: 'severity', header: t('severity'), cell: (row) => <RequestSeverity request={row} /> },
    { id: 'answer', header: t('firstAnswer'), cell: (row) => <FirstAnswer request={row} /> },
    {
      id: 'changed',
      header: t('changed'),
      cell: (row) => format.dateTime(row.changedAt),
      wideOnly: true,
    },
  ];
}
