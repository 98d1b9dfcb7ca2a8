import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, LinkButton, Section, StatusBadge } from '../../ui/index.ts';
import type { OwnPartner, OwnService } from './calls.ts';
import { Duties } from './duties.tsx';
import { GrantLines } from './grant-lines.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const tones = { active: 'good', ended: 'neutral', frozen: 'warning' } as const;

interface OwnPartnerCardProps {
  readonly partner: OwnPartner;
  readonly services: readonly OwnService[];
  readonly onWithdraw?: (partner: OwnPartner) => void;
  readonly onGive?: (partner: OwnPartner) => void;
  /** The operator reads of a customer what the customer reads of itself. */
  readonly seenBy?: 'customer' | 'operator';
}

/** One partner: what it is, what it may do, what it still owes. */
export function OwnPartnerCard({
  partner,
  services,
  onWithdraw,
  onGive,
  seenBy = 'customer',
}: OwnPartnerCardProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const styles = useStyles();
  const changes = may('ownPartner.permission.change');
  const held = services.filter(({ id }) => partner.services.includes(id)).map(({ name }) => name);
  return (
    <Section
      title={partner.name}
      actions={
        changes && (
          <>
            {partner.mayWithdraw && <Button onClick={() => onWithdraw?.(partner)}>{t('withdraw')}</Button>}
            {partner.mayGive && <Button onClick={() => onGive?.(partner)}>{t('give')}</Button>}
            {partner.grants.length > 0 && may('delegation.grant.list') && (
              <LinkButton to="/admin-rights">{t('seeGrants')}</LinkButton>
            )}
          </>
        )
      }
    >
      <span className={styles.badges}>
        <StatusBadge tone={tones[partner.state]} label={t(`state_${partner.state}`)} />
      </span>
      <DefinitionList
        items={[
          {
            term: t('role'),
            value: t(
              seenBy === 'operator' && partner.capacity === 'reseller'
                ? 'role_reseller_seen'
                : `role_${partner.capacity}`,
            ),
          },
          { term: t('since'), value: format.date(partner.since) },
          partner.endedAt !== undefined && { term: t('endedAt'), value: format.date(partner.endedAt) },
          partner.together !== undefined && {
            term: t(seenBy === 'operator' ? 'togetherSeen' : 'togetherWith'),
            value: partner.together.name,
          },
          { term: t('adminPermission'), value: t(`admin_${partner.delegatedAdmin}`) },
          partner.legacyAdminSince !== undefined && {
            term: t('fullSince'),
            value: format.date(partner.legacyAdminSince),
          },
          partner.adminWithdrawnAt !== undefined && {
            term: t('withdrawnAt'),
            value: format.dateTime(partner.adminWithdrawnAt),
          },
          { term: t('servicesHeld'), value: held.length > 0 ? held.join(', ') : t('none') },
          {
            term: t('subscriptions'),
            value: t('subscriptionCount', { count: partner.subscriptionCount }),
          },
          { term: t('supportFor'), value: t('subscriptionCount', { count: partner.supportCount }) },
          { term: t('partnerId'), value: partner.partnerId },
          { term: t('country'), value: format.country(partner.country) },
        ]}
      />
      <GrantLines grants={partner.grants} />
      {seenBy === 'customer' && (
        <Duties title={t('owesTitle', { name: partner.name })} duties={partner.owes} seenBy="customer" />
      )}
    </Section>
  );
}
