import { Button, Checkbox, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isStatus, useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  EmptyState,
  ErrorBar,
  errorText,
  LinkButton,
  Page,
  Section,
  usePathPart,
} from '../../ui/index.ts';
import { HomeButton, LinkRefused } from '../invitation/index.ts';
import {
  type ApprovedDelegation,
  approveRequest,
  delegationKey,
  type OpenedDelegation,
  readRequest,
} from './calls.ts';
import { Strong } from './cells.tsx';
import { grantsPath } from './paths.ts';
import { RoleNotes } from './roles-field.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Where the link of a request leads (C82): who asks for which roles, and the tick that approves all of them. */
export default function ApprovalPage() {
  const t = useText();
  const token = usePathPart('token');
  const [approved, setApproved] = useState<ApprovedDelegation>();
  const query = useQuery({
    queryKey: [...delegationKey, 'request', token],
    queryFn: ({ signal }) => readRequest(token, signal),
    retry: (count, error) => !isStatus(error, 400, 403, 404, 409) && count < 2,
    staleTime: 0,
  });
  if (approved) return <Approved approved={approved} />;
  if (isStatus(query.error, 404, 409)) {
    return (
      <Page title={t('requestDead')} width="reading">
        <EmptyState picture="search" title={errorText(query.error)} actions={<HomeButton />} />
      </Page>
    );
  }
  const name = query.data?.partner.name;
  return (
    <Page<OpenedDelegation>
      title={name && t('requestTitle', { name })}
      lead={name && query.data?.mayApprove && t('requestLead', { name })}
      width="reading"
      query={query}
    >
      {(opened) =>
        opened.refusal ? (
          <Refused opened={opened} refusal={opened.refusal} />
        ) : (
          <Approval opened={opened} token={token} onApproved={setApproved} />
        )
      }
    </Page>
  );
}

/** Why this person, in this company, cannot approve, and what to do about it. */
function Refused({
  opened,
  refusal,
}: {
  opened: OpenedDelegation;
  refusal: NonNullable<OpenedDelegation['refusal']>;
}) {
  const t = useText();
  return (
    <>
      <LinkRefused title={t('refusal')} refusal={refusal} passOn={t('passOn')} />
      <WhatIsAsked opened={opened} />
    </>
  );
}

function WhatIsAsked({ opened }: { opened: OpenedDelegation }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { partner } = opened;
  return (
    <>
      <Section title={t('whoAsks')}>
        <DefinitionList
          items={[
            { term: t('partner'), value: partner.name },
            { term: t('country'), value: format.country(partner.country) },
            { term: t('partnerId'), value: partner.partnerId },
          ]}
        />
      </Section>
      <Section title={t('asked')}>
        <DefinitionList
          items={[
            { term: t('askedName'), value: opened.name },
            { term: t('duration'), value: t('days', { count: opened.durationDays }) },
            { term: t('extension'), value: opened.autoExtend ? t('extendNote') : t('extension_off') },
            { term: t('validUntil'), value: format.date(opened.validUntil) },
          ]}
        />
      </Section>
      <Section title={t('rolesAsked')}>
        <ul className={styles.list}>
          {opened.roles.map((role) => (
            <li key={role.id} className={styles.item}>
              <Strong text={role.name} />
              <RoleNotes role={role} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Approval({
  opened,
  token,
  onApproved,
}: {
  opened: OpenedDelegation;
  token: string;
  onApproved: (approved: ApprovedDelegation) => void;
}) {
  const t = useText();
  const styles = useStyles();
  const { name } = opened.partner;
  const [confirmed, setConfirmed] = useState(false);
  const [removeLegacy, setRemoveLegacy] = useState(true);
  const approval = useAction<void, ApprovedDelegation>({
    act: (_, ids) => approveRequest(token, opened.legacyHeld && removeLegacy, ids),
    onDone: onApproved,
  });
  const ready = confirmed && !approval.running;
  return (
    <>
      <ErrorBar error={approval.error} />
      <WhatIsAsked opened={opened} />
      {opened.roles.some((role) => role.neverExtends) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('globalWarning')}</MessageBarBody>
        </MessageBar>
      )}
      {opened.legacyHeld && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('legacyNote', { name })}</MessageBarBody>
          </MessageBar>
          <Checkbox
            checked={removeLegacy}
            onChange={(_, { checked }) => setRemoveLegacy(checked === true)}
            label={t('removeLegacyToo')}
          />
        </>
      )}
      <Checkbox
        checked={confirmed}
        onChange={(_, { checked }) => setConfirmed(checked === true)}
        label={t('consent')}
      />
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!ready} onClick={() => ready && approval.run()}>
          {t('approve')}
        </Button>
        <LinkButton to="/">{t('notNow')}</LinkButton>
      </div>
    </>
  );
}

function Approved({ approved }: { approved: ApprovedDelegation }) {
  const t = useText();
  const format = useFormat();
  const name = approved.partnerName;
  return (
    <Page title={t('requestTitle', { name })} width="reading">
      <div role="status">
        <EmptyState
          picture="done"
          title={t('approvedTitle')}
          text={t('approvedText', { name, date: format.date(approved.endsAt) })}
          actions={<LinkButton to={grantsPath}>{t('seeGrants')}</LinkButton>}
        />
      </div>
    </Page>
  );
}
