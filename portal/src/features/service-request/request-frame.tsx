import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isStatus } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  Conversation,
  DefinitionList,
  EmptyState,
  LinkButton,
  Page,
  Section,
  usePathPart,
} from '../../ui/index.ts';
import { type Desk, readRequest, requestKey, type ServiceRequestWhole, saveFile } from './calls.ts';
import { FirstAnswer, RequestSeverity, RequestStatus } from './cells.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  author: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

const lists: Readonly<Record<Desk, string>> = { partner: '/service-requests', operator: '/service-queue' };

interface RequestFrameProps {
  readonly desk: Desk;
  /** What can be done with it. */
  readonly children: (request: ServiceRequestWhole) => ReactNode;
}

/** One request: what it is about, what was said and sent, in order. */
export function RequestFrame({ desk, children }: RequestFrameProps) {
  const t = useText();
  const id = usePathPart('requestId');
  const query = useQuery({
    queryKey: requestKey(desk, id),
    queryFn: ({ signal }) => readRequest(desk, id, signal),
    refetchInterval: 15_000,
  });
  const { data: request } = query;
  const list = { label: t('title'), to: lists[desk] };
  if (isStatus(query.error, 404)) {
    return (
      <Page title={t('unknown')} breadcrumb={[list]}>
        <EmptyState
          picture="search"
          title={t('unknownText')}
          actions={<LinkButton to={lists[desk]}>{t('toList')}</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page
      title={request?.title}
      breadcrumb={[list, { label: id }]}
      badge={request && <RequestStatus request={request} />}
      query={query}
    >
      {(shown) => (
        <>
          <Details request={shown} desk={desk} />
          <Said request={shown} desk={desk} />
          {children(shown)}
        </>
      )}
    </Page>
  );
}

function Details({ request, desk }: { request: ServiceRequestWhole; desk: Desk }) {
  const t = useText();
  const format = useFormat();
  const { contact } = request;
  return (
    <Section title={t('details')}>
      <DefinitionList
        items={[
          { term: t('number'), value: request.id, copy: request.id },
          desk === 'operator' && { term: t('partner'), value: request.partnerName },
          { term: t('about'), value: request.customerName ?? t('kind_portal') },
          request.productName !== undefined && { term: t('product'), value: request.productName },
          { term: t('topic'), value: request.topic },
          { term: t('severity'), value: <RequestSeverity request={request} /> },
          { term: t('firstAnswer'), value: <FirstAnswer request={request} /> },
          {
            term: t('openedAt'),
            value: `${format.dateTime(request.createdAt)}, ${t(`source_${request.source}`)}`,
          },
          {
            term: t('contact'),
            value: [`${contact.firstName} ${contact.lastName}`, contact.email, contact.phoneNumber]
              .filter(Boolean)
              .join(', '),
          },
          request.reopenableUntil !== undefined && {
            term: t('reopenableUntil'),
            value: format.dateTime(request.reopenableUntil),
          },
        ]}
      />
    </Section>
  );
}

function Said({ request, desk }: { request: ServiceRequestWhole; desk: Desk }) {
  const t = useText();
  const entries = [
    ...request.notes.map((note) => ({ ...note, file: undefined })),
    ...request.files.map((file) => ({ ...file, text: undefined, file })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  const { contact, createdAt, description } = request;
  const opener = `${contact.firstName} ${contact.lastName}`;
  return (
    <Section title={t('conversation')}>
      <Conversation
        of={[
          { id: 'opening', head: <Head at={createdAt} author={opener} />, text: description },
          ...entries.map(({ id, at, author, byOperator, text, file }) => ({
            id,
            head: <Head at={at} author={byOperator ? t('operatorName', { author }) : author} />,
            byOtherSide: byOperator,
            text,
            file: file && { name: file.name, save: () => saveFile(desk, request.id, file) },
          })),
        ]}
      />
    </Section>
  );
}

function Head({ at, author }: { at: string; author: string }) {
  const format = useFormat();
  const styles = useStyles();
  return (
    <>
      <span className={styles.author}>{author}</span>, {format.dateTime(at)}
    </>
  );
}
