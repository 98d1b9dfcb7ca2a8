import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LinkAddRegular, MailRegular } from '@fluentui/react-icons';
import { useFormat } from '../../i18n/index.ts';
import { CopyButton, DefinitionList, Section, TextField } from '../../ui/index.ts';
import { linkSurvives, mailAddress, restoreLink } from './draft.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface DraftMessage {
  readonly subject: string;
  readonly text: string;
}

export interface DraftEditorProps {
  readonly url: string;
  readonly expiresAt: string | undefined;
  /** Who can accept by this link, and where it is taken back. */
  readonly hint: string;
  readonly value: DraftMessage;
  readonly onChange: (value: DraftMessage) => void;
  readonly onDone: () => void;
}

/** A message with a personal link, to be sent by the person's own means (3.0). The link stays whole, or nothing goes out. */
export function DraftEditor({ url, expiresAt, hint, value, onChange, onDone }: DraftEditorProps) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const { subject, text } = value;
  const whole = linkSurvives(text, url);
  return (
    <>
      <Section title={t('personalLink')}>
        <DefinitionList
          items={[
            { term: t('address'), value: <code translate="no">{url}</code>, copy: url },
            { term: t('validUntil'), value: expiresAt ? format.date(expiresAt) : t('forever') },
          ]}
        />
        <p className={styles.hint}>{hint}</p>
      </Section>
      <TextField
        label={t('subject')}
        value={subject}
        onChange={(changed) => onChange({ text, subject: changed })}
      />
      <TextField
        label={t('message')}
        lines={19}
        value={text}
        problem={whole ? undefined : t('linkLost')}
        onChange={(changed) => onChange({ subject, text: changed })}
      />
      <div className={styles.actions}>
        {!whole && (
          <Button
            icon={<LinkAddRegular />}
            onClick={() => onChange({ subject, text: restoreLink(text, url) })}
          >
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
    </>
  );
}
