import { Button, Checkbox, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
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
  type AcceptedPartnership,
  acceptInvitation,
  type PartnershipInvitation,
  partnershipKey,
  readInvitation,
} from './calls.ts';
import { LocationChoice } from './location-choice.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: '20px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Where a personal link leads (C9): who asks, what follows, and the tick that accepts. */
export default function InvitationPage() {
  const t = useText();
  const token = usePathPart('token');
  const [accepted, setAccepted] = useState<AcceptedPartnership>();
  const invitation = useQuery({
    queryKey: [...partnershipKey, 'invitation', token],
    queryFn: ({ signal }) => readInvitation(token, signal),
    retry: (count, error) => !isStatus(error, 400, 403, 404) && count < 2,
    // What stands on this page may change under it, and is asked for again on acceptance anyway.
    staleTime: 0,
  });

  if (accepted) return <Accepted accepted={accepted} />;
  if (isStatus(invitation.error, 404)) {
    return (
      <Page title={t('linkDead')} width="reading">
        <EmptyState picture="search" title={errorText(invitation.error)} actions={<HomeButton />} />
      </Page>
    );
  }
  const name = invitation.data?.provider.name;
  return (
    <Page<PartnershipInvitation>
      title={name && t('invitationTitle', { name })}
      lead={
        name &&
        invitation.data?.mayAccept &&
        !invitation.data.alreadyConnected &&
        t('invitationLead', { name })
      }
      width="reading"
      query={invitation}
    >
      {(opened) => <Opened opened={opened} token={token} onAccepted={setAccepted} />}
    </Page>
  );
}

interface OpenedProps {
  readonly opened: PartnershipInvitation;
  readonly token: string;
  readonly onAccepted: (accepted: AcceptedPartnership) => void;
}

function Opened({ opened, token, onAccepted }: OpenedProps) {
  const t = useText();
  if (opened.alreadyConnected) {
    return (
      <EmptyState
        picture="done"
        title={t('connectedTitle')}
        text={t('connectedText', { name: opened.provider.name })}
        actions={<LinkButton to="/providers">{t('toProviders')}</LinkButton>}
      />
    );
  }
  if (opened.refusal) return <Refused opened={opened} refusal={opened.refusal} />;
  return <Acceptance opened={opened} token={token} onAccepted={onAccepted} />;
}

/** Why this person, in this company, cannot accept, and what to do about it. */
function Refused({
  opened,
  refusal,
}: {
  opened: PartnershipInvitation;
  refusal: NonNullable<PartnershipInvitation['refusal']>;
}) {
  const t = useText();
  return (
    <>
      <LinkRefused
        title={t.find(`refusal_${refusal.errorName}`) ?? t('refusal')}
        refusal={refusal}
        passOn={t('passOn')}
        elsewhere={
          refusal.errorName === 'invitation-own' && (
            <LinkButton to="/resellers">{t('toResellers')}</LinkButton>
          )
        }
      />
      <WhoAsks opened={opened} />
    </>
  );
}

function WhoAsks({ opened: { provider, expiresAt } }: { opened: PartnershipInvitation }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('whoAsks')}>
      <DefinitionList
        items={[
          { term: t('name'), value: provider.name },
          ...(provider.locationName ? [{ term: t('location'), value: provider.locationName }] : []),
          { term: t('country'), value: format.country(provider.country) },
          { term: t('region'), value: provider.region },
          { term: t('partnerId'), value: provider.partnerId },
          { term: t('validUntil'), value: expiresAt ? format.date(expiresAt) : t('forever') },
        ]}
      />
    </Section>
  );
}

function Acceptance({ opened, token, onAccepted }: OpenedProps) {
  const t = useText();
  const styles = useStyles();
  const { name } = opened.provider;
  const [confirmed, setConfirmed] = useState(false);
  const [location, setLocation] = useState('');
  const acceptance = useAction<void, AcceptedPartnership>({
    act: (_, ids) => acceptInvitation(token, location, ids),
    refreshes: [partnershipKey],
    onDone: onAccepted,
  });
  const ready = confirmed && !acceptance.running;

  const consequences: readonly ReactNode[] = [
    ...(opened.grants.includes('orders-for-customers') ? [t('followOrders', { name })] : []),
    ...(opened.grants.includes('work-account-admin') ? [t('followAdmin', { name })] : []),
    t('followListed'),
    t('followNothing'),
  ];
  return (
    <>
      <ErrorBar error={acceptance.error} />
      <WhoAsks opened={opened} />
      <Section title={t('whatFollows')}>
        <ul className={styles.list}>
          {consequences.map((text, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
            <li key={place}>{text}</li>
          ))}
        </ul>
      </Section>
      {opened.agreementMissing && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('agreementWarning')}</MessageBarBody>
        </MessageBar>
      )}
      <LocationChoice label={t('ownLocation')} value={location} onChange={setLocation} />
      <Checkbox
        checked={confirmed}
        onChange={(_, { checked }) => setConfirmed(checked === true)}
        label={t('consent', { name })}
      />
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={!ready} onClick={() => ready && acceptance.run()}>
          {t('accept')}
        </Button>
        <LinkButton to="/">{t('notNow')}</LinkButton>
      </div>
    </>
  );
}

function Accepted({
  accepted: { providerName, alreadyConnected, agreementMissing },
}: {
  accepted: AcceptedPartnership;
}) {
  const t = useText();
  return (
    <Page title={t('invitationTitle', { name: providerName })} width="reading">
      <div role="status">
        <EmptyState
          picture="done"
          title={alreadyConnected ? t('connectedTitle') : t('acceptedTitle')}
          text={
            alreadyConnected
              ? t('connectedText', { name: providerName })
              : t('acceptedText', { name: providerName })
          }
          actions={<LinkButton to="/providers">{t('toProviders')}</LinkButton>}
        />
      </div>
      {agreementMissing && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('agreementWarning')}</MessageBarBody>
        </MessageBar>
      )}
    </Page>
  );
}
