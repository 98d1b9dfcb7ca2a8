import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ErrorState, LoadingLines, Page, useGo } from '../../ui/index.ts';
import { draftKey, issueLink, linksKey, type PartnershipDraft } from './calls.ts';
import { DraftEditor } from './draft-editor.tsx';
import { LocationChoice, useOwnLocations } from './location-choice.tsx';
import { useText } from './text.ts';

/** The draft with a personal link (C8). Kept in memory until *Done*, so that coming back makes no second link. */
export default function RequestPage() {
  const t = useText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => queries.getQueryData<PartnershipDraft>(draftKey));
  const asked = useRef(draft !== undefined);

  const issue = useAction<string, PartnershipDraft>({
    act: (asking, ids) => issueLink(asking, ids),
    refreshes: [linksKey],
    onDone: (made) => {
      queries.setQueryData(draftKey, made);
      setDraft(made);
    },
  });
  const { run } = issue;
  const locations = useOwnLocations();
  const [location, setLocation] = useState('');
  // Of one location there is nothing to choose: the link is made at once.
  const single = locations !== undefined && locations.length < 2;
  useEffect(() => {
    if (asked.current || !single) return;
    asked.current = true;
    run('');
  }, [run, single]);

  return (
    <Page
      title={t('request')}
      lead={draft && t('requestLead')}
      width="form"
      breadcrumb={[{ label: t('resellers'), to: '/resellers' }]}
    >
      {draft ? (
        <Draft draft={draft} />
      ) : issue.error ? (
        <ErrorState error={issue.error} retry={() => run(location)} />
      ) : single || !locations ? (
        <LoadingLines />
      ) : (
        <>
          <LocationChoice label={t('whichLocation')} value={location} onChange={setLocation} />
          <div>
            <Button
              appearance="primary"
              disabledFocusable={issue.running}
              onClick={() => !issue.running && run(location)}
            >
              {t('createLink')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

function Draft({ draft }: { draft: PartnershipDraft }) {
  const t = useText();
  const go = useGo();
  const queries = useQueryClient();
  const [message, setMessage] = useState({ subject: draft.subject, text: draft.text });
  return (
    <DraftEditor
      url={draft.url}
      expiresAt={draft.expiresAt}
      hint={t('linkHint')}
      value={message}
      onChange={(changed) => {
        setMessage(changed);
        queries.setQueryData(draftKey, { ...draft, ...changed } satisfies PartnershipDraft);
      }}
      onDone={() => {
        queries.removeQueries({ queryKey: draftKey });
        go('/resellers');
      }}
    />
  );
}
