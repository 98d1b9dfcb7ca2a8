import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { roleName } from '../../shell/names.ts';
import { ErrorBar, LoadingLines, StatusBadge } from '../../ui/index.ts';
import { readWhatIf, type WhatIfAnswer, type WhatIfQuestion, whatIfKey } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  line: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  outcomes: { margin: 0, padding: 0, listStyleType: 'none', width: '100%' },
  outcome: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    alignItems: 'center',
    paddingBlock: tokens.spacingVerticalXXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export interface WhatIfPanelProps {
  readonly question: WhatIfQuestion;
  /** False where it stands alone in a section of that name. */
  readonly headed?: boolean;
}

/** Who loses what, before somebody does it; for dialogs that ask for confirmation. */
export function WhatIfPanel({ question, headed = true }: WhatIfPanelProps) {
  const t = useText();
  const styles = useStyles();
  const id = useId();
  const may = useMay()('whatIf.read');
  const query = useQuery({
    enabled: may,
    queryKey: [...whatIfKey, question],
    queryFn: ({ signal }) => readWhatIf(question, signal),
    // What is confirmed is what holds now.
    staleTime: 0,
    gcTime: 0,
  });
  if (!may) return null;
  return (
    <section className={styles.root} {...(headed ? { 'aria-labelledby': id } : {})}>
      {headed && (
        <h3 className={styles.heading} id={id}>
          {t('title')}
        </h3>
      )}
      {query.isError && <ErrorBar error={query.error} />}
      {query.isPending && <LoadingLines />}
      {query.data && (
        <>
          <People answer={query.data} />
          <Permissions answer={query.data} />
          <Subscriptions answer={query.data} />
        </>
      )}
    </section>
  );
}

type RoleLoss = WhatIfAnswer['byRole'][number];

/** Roles that lose the same, together. */
function alike(losses: readonly RoleLoss[]): (readonly RoleLoss[])[] {
  const groups: Record<string, RoleLoss[]> = {};
  for (const loss of losses) {
    const { areas, directoryRoles, gains } = loss;
    const key = JSON.stringify([areas, directoryRoles, gains]);
    groups[key] = [...(groups[key] ?? []), loss];
  }
  return Object.values(groups);
}

function People({ answer }: { answer: WhatIfAnswer }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  // A customer does not learn who works at its partner.
  if (useSession().tenant.kind === 'customer') return null;
  if (answer.peopleLosing === 0) return <p className={styles.line}>{t('nobodyLoses')}</p>;
  return (
    <div className={styles.part}>
      <p className={styles.line}>{t('peopleLosing', { count: answer.peopleLosing })}</p>
      <ul className={styles.list}>
        {alike(answer.byRole).map((roles) => (
          <li key={roles[0]?.role}>
            {format.list(
              roles.map(({ role, people }) =>
                t('roleCount', { role: roleName(role), number: format.number(people) }),
              ),
            )}
            <Loss loss={roles[0]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Loss({ loss }: { loss: RoleLoss | undefined }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { areas = [], directoryRoles = [], gains = [] } = loss ?? {};
  const lines = [
    areas.length > 0 &&
      t('areas', { list: format.list(areas.map((area) => t.find(`area_${area}`) ?? area)) }),
    directoryRoles.length > 0 && t('directoryRoles', { list: format.list(directoryRoles) }),
    gains.length > 0 && t('gains', { list: format.list(gains) }),
  ];
  return lines.map(
    (line) =>
      line && (
        <p key={line} className={mergeClasses(styles.line, styles.quiet)}>
          {line}
        </p>
      ),
  );
}

function Permissions({ answer }: { answer: WhatIfAnswer }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { delegatedAdmin, services, workAccountAccessStays, partnershipStays } = answer;
  const adminEnds = delegatedAdmin.length > 0 && delegatedAdmin.every(({ stays }) => !stays);
  const aboutPartnership = answer.event === 'remove-partnership' || answer.event === 'withdraw-work-account';
  return (
    <div className={styles.part}>
      {!aboutPartnership && answer.relationshipStays && (
        <p className={styles.line}>{t('relationshipStays')}</p>
      )}
      {!aboutPartnership && partnershipStays !== false && delegatedAdmin.length === 0 && (
        <p className={styles.line}>{t('adminNone')}</p>
      )}
      <ul className={styles.outcomes}>
        {delegatedAdmin.map((one) => (
          <Outcome key={one.id} stays={one.stays}>
            <span>
              {one.kind === 'legacy'
                ? t('legacy')
                : one.name
                  ? t('granularNamed', { name: one.name })
                  : t('granular')}
            </span>
            <span className={styles.quiet}>
              {one.endsAt ? t('until', { date: format.date(one.endsAt) }) : t('forever')}
              {one.autoExtend && `, ${t('extends')}`}
            </span>
            {one.groupsLosing.length > 0 && (
              <span className={styles.quiet}>
                {t('groupsLosing', { list: format.list(one.groupsLosing) })}
              </span>
            )}
          </Outcome>
        ))}
        {services.map(({ service, name, stays }) => (
          <Outcome key={service} stays={stays}>
            <span>{t(stays && adminEnds ? 'serviceOther' : 'service', { service: name })}</span>
          </Outcome>
        ))}
        {workAccountAccessStays !== undefined && (
          <Outcome stays={workAccountAccessStays}>
            <span>{t('workAccount')}</span>
          </Outcome>
        )}
      </ul>
    </div>
  );
}

function Outcome({ stays, children }: { stays: boolean; children: ReactNode }) {
  const t = useText();
  const styles = useStyles();
  return (
    <li className={styles.outcome}>
      <StatusBadge tone={stays ? 'good' : 'warning'} label={stays ? t('stays') : t('ends')} />
      {children}
    </li>
  );
}

function Subscriptions({ answer }: { answer: WhatIfAnswer }) {
  const t = useText();
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  const { credit, subscriptionCount, supportFallsBack, subscriptions } = answer;
  const listId = useId();
  if (subscriptionCount === 0) return null;
  return (
    <div className={styles.part}>
      {credit.kept > 0 ? (
        <p className={styles.line}>{t('creditKept', { count: credit.kept })}</p>
      ) : (
        <p className={styles.line}>{t('creditNone')}</p>
      )}
      {supportFallsBack > 0 && (
        <p className={styles.line}>{t('supportFallsBack', { count: supportFallsBack })}</p>
      )}
      <Button
        size="small"
        appearance="subtle"
        aria-expanded={shown}
        aria-controls={listId}
        onClick={() => setShown(!shown)}
      >
        {shown ? t('hideSubscriptions') : t('showSubscriptions')}
      </Button>
      <ul className={styles.list} id={listId} hidden={!shown}>
        {subscriptions.map((one) => (
          <li key={one.id}>
            {one.creditedTo
              ? t('creditedTo', { name: one.name, reseller: one.creditedTo })
              : t('creditedNobody', { name: one.name })}
          </li>
        ))}
        {subscriptionCount > subscriptions.length && (
          <li>{t('more', { count: subscriptionCount - subscriptions.length })}</li>
        )}
      </ul>
    </div>
  );
}
