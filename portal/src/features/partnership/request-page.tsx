import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LinkAddRegular, MailRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  CopyButton,
  DefinitionList,
  ErrorState,
  LoadingLines,
  Page,
  Section,
  TextField,
  useGo,
} from '../../ui/index.ts';
import { draftKey, issueLink, linksKey, type PartnershipDraft } from './calls.ts';
import { linkSurvives, mailAddress, restoreLink } from './draft.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The draft with a personal link (C8). Kept in memory until *Done*, so that coming back makes no second link. */
export default function RequestPage() {
  const t = useText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => queries.getQueryData<PartnershipDraft>(draftKey));
  const asked = useRef(draft !== undefined);

  const issue = useAction<void, PartnershipDraft>({
    act: (_, ids) => issueLink(ids),
    refreshes: [linksKey],
    onDone: (made) => {
      queries.setQueryData(draftKey, made);
      setDraft(made);
    },
  });
  const { run } = issue;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    run();
  }, [run]);

  return (
    <Page
      title={t('request')}
      lead={t('requestLead')}
      width="form"
      breadcrumb={[{ label: t('resellers'), to: '/resellers' }]}
    >
      {draft ? (
        <Draft draft={draft} />
      ) : issue.error ? (
        <ErrorState error={issue.error} retry={() => run()} />
      ) : (
        <LoadingLines />
      )}
    </Page>
  );
}

function Draft({ draft }: { draft: PartnershipDraft }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const go = useGo();
  const queries = useQueryClient();
  const [subject, setSubject] = useState(draft.subject);
  const [text, setText] = useState(draft.text);
  const whole = linkSurvives(text, draft.url);

  const keep = (change: Partial<PartnershipDraft>) =>
    queries.setQueryData(draftKey, { ...draft, subject, text, ...change } satisfies PartnershipDraft);
  const mend = () => {
    const mended = restoreLink(text, draft.url);
    setText(mended);
    keep({ text: mended });
  };
  const done = () => {
    queries.removeQueries({ queryKey: draftKey });
    go('/resellers');
  };

  return (
    <>
      <Section title={t('personalLink')}>
        <DefinitionList
          items={[
            { term: t('address'), value: <code translate="no">{draft.url}</code>, copy: draft.url },
            { term: t('validUntil'), value: draft.expiresAt ? format.date(draft.expiresAt) : t('forever') },
          ]}
        />
        <p className={styles.hint}>{t('linkHint')}</p>
      </Section>
      <TextField
        label={t('subject')}
        value={subject}
        onChange={(value) => {
          setSubject(value);
          keep({ subject: value });
        }}
      />
      <TextField
        label={t('message')}
        lines={19}
        value={text}
        problem={whole ? undefined : t('linkLost')}
        onChange={(value) => {
          setText(value);
          keep({ text: value });
        }}
      />
      <div className={styles.actions}>
        {!whole && (
          <Button icon={<LinkAddRegular />} onClick={mend}>
            {t('restoreLink')}
          </Button>
        )}
        {whole ? (
          <Button as="a" appearance="primary" icon={<MailRegular />} href={mailAddress(subject, text)}>
            {t('openMail')}
          </Button>
        ) : (
          <Button appearance="primary" icon={<MailRegular />} disabledFocusable>
            {t('openMail')}
          </Button>
        )}
        {whole && <CopyButton text={text} thing={t('messageThing')} label={t('copyMessage')} />}
        <Button onClick={done}>{t('done')}</Button>
      </div>
      <p className={styles.hint}>{t('mailHint')}</p>
    </>
  );
}
