import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isStatus } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  EmptyState,
  errorText,
  LinkButton,
  Page,
  Section,
  usePathPart,
} from '../../ui/index.ts';
import { HomeButton, LinkRefused } from '../invitation/index.ts';
import {
  type AcceptedRelationship,
  type RelationshipInvitation,
  readInvitation,
  relationshipKey,
} from './calls.ts';
import { Decision } from './decision.tsx';
import { useText } from './text.ts';

type Outcome = { readonly accepted: AcceptedRelationship } | 'declined';

/** Where a link to customers leads (C35): who asks, what exactly follows, and the decision. */
export default function InvitationPage() {
  const t = useText();
  const token = usePathPart('token');
  const [outcome, setOutcome] = useState<Outcome>();
  const invitation = useQuery({
    queryKey: [...relationshipKey, 'invitation', token],
    queryFn: ({ signal }) => readInvitation(token, signal),
    retry: (count, error) => !isStatus(error, 400, 403, 404) && count < 2,
    // What stands on this page may change under it, and is asked for again on acceptance anyway.
    staleTime: 0,
  });
  const [first, second] = invitation.data?.partners ?? [];
  const title =
    first &&
    (second
      ? t('invitationTitleJoint', { name: first.name, other: second.name })
      : t('invitationTitle', { name: first.name }));

  if (outcome && first) return <Decided outcome={outcome} asking={first.name} title={title ?? ''} />;
  if (isStatus(invitation.error, 404)) {
    return (
      <Page title={t('linkDead')} width="reading">
        <EmptyState picture="search" title={errorText(invitation.error)} actions={<HomeButton />} />
      </Page>
    );
  }
  return (
    <Page<RelationshipInvitation>
      title={title}
      lead={<Lead opened={invitation.data} />}
      width="reading"
      query={invitation}
    >
      {(opened) => (
        <>
          {opened.alreadyConnected ? (
            <EmptyState
              picture="done"
              title={t('connectedTitle')}
              text={t('connectedText')}
              actions={<LinkButton to="/partners">{t('toPartners')}</LinkButton>}
            />
          ) : opened.refusal ? (
            <Refused opened={opened} refusal={opened.refusal} />
          ) : (
            <Decision
              opened={opened}
              token={token}
              onAccepted={(accepted) => setOutcome({ accepted })}
              onDeclined={() => setOutcome('declined')}
            >
              <WhoAsks opened={opened} />
            </Decision>
          )}
        </>
      )}
    </Page>
  );
}

function Lead({ opened }: { opened: RelationshipInvitation | undefined }) {
  const t = useText();
  const [first, second] = opened?.partners ?? [];
  if (!opened?.mayAccept || !first) return null;
  if (opened.adminOnly) return t('lead_admin', { name: first.name });
  return second
    ? t('lead_joint', { name: first.name, other: second.name })
    : t('lead_relationship', { name: first.name });
}

/** Why this person, in this company, cannot decide, and what to do about it. */
function Refused({
  opened,
  refusal,
}: {
  opened: RelationshipInvitation;
  refusal: NonNullable<RelationshipInvitation['refusal']>;
}) {
  const t = useText();
  const names = opened.globalAdmins.join(', ');
  return (
    <>
      <LinkRefused
        title={t.find(`refusal_${refusal.errorName}`) ?? t('refusal')}
        refusal={refusal}
        passOn={names ? t('passOnTo', { names }) : t('passOn')}
        elsewhere={
          refusal.errorName === 'relationship-own-link' && (
            <LinkButton to="/customers/links">{t('toLinks')}</LinkButton>
          )
        }
      />
      <WhoAsks opened={opened} />
    </>
  );
}

function WhoAsks({ opened: { partners, expiresAt } }: { opened: RelationshipInvitation }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      {partners.map((partner, place) => (
        <Section key={partner.id} title={place === 0 ? t('whoAsks') : partner.name}>
          <DefinitionList
            items={[
              { term: t('name'), value: partner.name },
              { term: t('role'), value: t(`role_${partner.capacity}`) },
              { term: t('country'), value: format.country(partner.country) },
              { term: t('region'), value: partner.region },
              { term: t('partnerId'), value: partner.partnerId },
              place === 0 && {
                term: t('validUntil'),
                value: expiresAt ? format.date(expiresAt) : t('forever'),
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

function Decided({ outcome, asking, title }: { outcome: Outcome; asking: string; title: string }) {
  const t = useText();
  if (outcome === 'declined') {
    return (
      <Page title={title} width="reading">
        <div role="status">
          <EmptyState
            picture="closed"
            title={t('declinedTitle')}
            text={t('declinedText', { name: asking })}
            actions={<HomeButton />}
          />
        </div>
      </Page>
    );
  }
  const { partners, alreadyConnected, adminGranted } = outcome.accepted;
  const [first, second] = partners;
  const name = second ? t('and', { name: first?.name ?? '', other: second.name }) : (first?.name ?? '');
  return (
    <Page title={title} width="reading">
      <div role="status">
        <EmptyState
          picture="done"
          title={alreadyConnected ? t('connectedTitle') : t('acceptedTitle')}
          text={
            alreadyConnected
              ? t('connectedText')
              : [t('acceptedText', { name }), ...(adminGranted ? [t('acceptedAdmin')] : [])].join(' ')
          }
          actions={<LinkButton to="/partners">{t('toPartners')}</LinkButton>}
        />
      </div>
    </Page>
  );
}
