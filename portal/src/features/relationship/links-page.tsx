import { MailLinkRegular } from '@fluentui/react-icons';
import { useMay } from '../../api/index.ts';
import { LinkButton, Page } from '../../ui/index.ts';
import { LinksTable } from '../invitation/index.ts';
import { linksKey, type RelationshipLink, readLinks, revokeLink } from './calls.ts';
import { useText } from './text.ts';

/** Links to customers, and taking them back (4.1). */
export default function LinksPage() {
  const t = useText();
  const may = useMay();
  return (
    <Page
      title={t('links')}
      lead={t('linksLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      actions={
        may('relationship.request') && (
          <LinkButton appearance="primary" icon={<MailLinkRegular />} to="/customers/request">
            {t('request')}
          </LinkButton>
        )
      }
    >
      <LinksTable<RelationshipLink>
        label={t('links')}
        queryKey={linksKey}
        load={readLinks}
        asks={{
          id: 'asks',
          header: t('asksFor'),
          cell: ({ provider, delegatedAdmin }) =>
            [
              provider ? t('asks_joint', { name: provider.name }) : t('asks_relationship'),
              ...(delegatedAdmin ? [t('asksAdmin')] : []),
            ].join(' '),
        }}
        acceptedBy={(count) => t('acceptedCount', { count })}
        mayRevoke={may('relationship.link.revoke')}
        revoke={revokeLink}
        revokeText={t('revokeText')}
        empty={{ title: t('linksEmpty'), text: t('linksEmptyText') }}
      />
    </Page>
  );
}
