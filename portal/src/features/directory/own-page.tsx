import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnListing } from '../../../../contract/directory.ts';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DefinitionList,
  EmptyState,
  ErrorBar,
  Page,
  Section,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { AskForm } from './ask-form.tsx';
import { directoryKey, type ListingChange, readOwn, takeBack } from './calls.ts';
import { ChangeState, useSaid } from './change-cells.tsx';
import { ListingDetails } from './listing-details.tsx';
import { useText } from './text.ts';

/** A provider's own place in the directory, and what it asks the vendor to change (C3, C4). */
export default function OwnListingPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...directoryKey, 'own'],
    queryFn: ({ signal }) => readOwn(signal),
  });
  return (
    <Page
      title={t('own')}
      lead={t('ownLead')}
      breadcrumb={[{ label: t('title'), to: '/provider-directory' }]}
      query={query}
    >
      {(own) => <Own own={own} />}
    </Page>
  );
}

function Own({ own }: { readonly own: OwnListing }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const open = own.changes.find(({ state }) => state === 'open');
  const { listing } = own;
  return (
    <>
      <Section title={listing?.name ?? t('listing')}>
        {listing ? (
          <ListingDetails
            entry={listing}
            more={[{ term: t('updated'), value: format.dateTime(listing.updatedAt) }]}
          />
        ) : (
          <EmptyState title={t('notListed')} text={t('notListedText')} />
        )}
      </Section>
      {listing && (
        <Section title={t('representative')} text={t('representativeText')}>
          <DefinitionList
            items={[
              { term: t('contactName'), value: listing.representative.name },
              {
                term: t('contactEmail'),
                value: listing.representative.email,
                copy: listing.representative.email,
              },
            ]}
          />
        </Section>
      )}
      {open ? (
        <Waiting change={open} />
      ) : (
        may('providerDirectory.change.ask') && (
          <Section
            title={t('ask')}
            text={t('askText')}
            actions={!asking && <Button onClick={() => setAsking(true)}>{t('ask')}</Button>}
          >
            {asking && <AskForm own={own} onDone={() => setAsking(false)} />}
          </Section>
        )
      )}
      <PastChanges changes={own.changes.filter(({ state }) => state !== 'open')} />
    </>
  );
}

function Waiting({ change }: { readonly change: ListingChange }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const said = useSaid();
  const back = useAction<string>({
    act: (id, ids) => takeBack(id, ids),
    refreshes: [directoryKey],
    onDone: () => toast.done(t('takenBack')),
  });
  return (
    <Section
      title={t('waiting')}
      text={t('waitingText', { date: format.dateTime(change.askedAt), person: change.askedBy })}
      actions={
        may('providerDirectory.change.withdraw') && (
          <Button disabledFocusable={back.running} onClick={() => back.run(change.id)}>
            {t('takeBack')}
          </Button>
        )
      }
    >
      <ErrorBar error={back.error} />
      <DefinitionList items={[...said(change.wanted), { term: t('note'), value: change.note }]} />
    </Section>
  );
}

function PastChanges({ changes }: { readonly changes: readonly ListingChange[] }) {
  const t = useText();
  const format = useFormat();
  const said = useSaid();
  const columns: Column<ListingChange>[] = [
    { id: 'asked', header: t('asked'), cell: (row) => format.dateTime(row.askedAt) },
    { id: 'by', header: t('askedBy'), cell: (row) => row.askedBy },
    { id: 'state', header: t('state'), cell: (row) => <ChangeState state={row.state} /> },
    { id: 'reason', header: t('reason'), cell: (row) => row.reason ?? '–' },
  ];
  return (
    <Section title={t('changes')} look="plain">
      <WholeTable<ListingChange>
        label={t('changes')}
        rows={changes}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => format.dateTime(row.askedAt)}
        expand={(row) => <DefinitionList items={said(row.wanted)} />}
        empty={{ title: t('changesEmpty'), text: t('changesEmptyText') }}
      />
    </Section>
  );
}
