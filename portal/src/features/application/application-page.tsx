import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, EmptyState, LinkButton, Page, Section, usePathPart } from '../../ui/index.ts';
import { type Application, applicationsKey, readApplications } from './calls.ts';
import { ChangeSection } from './change-section.tsx';
import { DeleteDialog, EndTokensDialog } from './dialogs.tsx';
import { SecretsSection } from './secrets-section.tsx';
import { useText } from './text.ts';

export default function ApplicationPage() {
  const t = useText();
  const clientId = usePathPart('clientId');
  const query = useQuery({ queryKey: applicationsKey, queryFn: ({ signal }) => readApplications(signal) });
  const application = query.data?.find((one) => one.clientId === clientId);
  const title = application?.displayName ?? (query.data ? t('unknown') : undefined);
  return (
    <Page
      title={title}
      breadcrumb={[{ label: t('title'), to: '/settings/applications' }, { label: title ?? '…' }]}
      width="form"
      query={query}
    >
      {application ? (
        <Content key={application.clientId} application={application} />
      ) : (
        <EmptyState
          picture="search"
          title={t('unknownText')}
          actions={<LinkButton to="/settings/applications">{t('toList')}</LinkButton>}
        />
      )}
    </Page>
  );
}

function Content({ application }: { application: Application }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [asking, setAsking] = useState<'delete' | 'tokens'>();
  const { clientId, isPublic, requiresPkce, createdAt } = application;
  return (
    <>
      <Section title={t('identity')}>
        <DefinitionList
          items={[
            { term: t('clientId'), value: <code translate="no">{clientId}</code>, copy: clientId },
            { term: t('kind'), value: t(isPublic ? 'kind_public' : 'kind_confidential') },
            { term: t('pkceState'), value: t(requiresPkce ? 'pkce_required' : 'pkce_optional') },
            { term: t('registered'), value: format.date(createdAt) },
          ]}
        />
      </Section>
      {!isPublic && <SecretsSection application={application} />}
      {may('application.update') && <ChangeSection application={application} />}
      {may('application.token.revoke') && (
        <Section
          title={t('tokens')}
          text={t('tokensText')}
          actions={<Button onClick={() => setAsking('tokens')}>{t('endTokens')}</Button>}
        />
      )}
      {may('application.delete') && (
        <Section
          title={t('delete')}
          text={t('deleteText')}
          actions={<Button onClick={() => setAsking('delete')}>{t('delete')}</Button>}
        />
      )}
      <EndTokensDialog
        application={asking === 'tokens' ? application : undefined}
        onClosed={() => setAsking(undefined)}
      />
      <DeleteDialog
        application={asking === 'delete' ? application : undefined}
        onClosed={() => setAsking(undefined)}
      />
    </>
  );
}
