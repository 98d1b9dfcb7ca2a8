import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LinkAddRegular, MailRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { CopyButton, DefinitionList, Section, TextField } from '../../ui/index.ts';
import { linkSurvives, mailAddress, restoreLink } from '../partnership/index.ts';
import type { DelegationDraft } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The message with the personal link, to be sent by the person's own means (3.0). The link must survive in it. */
export function DraftPanel({ draft, onDone }: { draft: DelegationDraft; onDone: () => void }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const [subject, setSubject] = useState(draft.subject);
  const [text, setText] = useState(draft.text);
  const whole = linkSurvives(text, draft.url);
  return (
    <Section title={t('linkTitle')} text={t('linkLead')}>
      <DefinitionList
        items={[
          { term: t('address'), value: <code translate="no">{draft.url}</code>, copy: draft.url },
          { term: t('validUntil'), value: format.date(draft.validUntil) },
        ]}
      />
      <TextField label={t('subject')} value={subject} onChange={setSubject} />
      <TextField
        label={t('message')}
        lines={16}
        value={text}
        problem={whole ? undefined : t('linkLost')}
        onChange={setText}
      />
      <div className={styles.actions}>
        {!whole && (
          <Button icon={<LinkAddRegular />} onClick={() => setText(restoreLink(text, draft.url))}>
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
        <Button onClick={onDone}>{t('done')}</Button>
      </div>
      <p className={styles.hint}>{t('mailHint')}</p>
    </Section>
  );
}
