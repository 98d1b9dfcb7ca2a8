import { CheckField, type Form, Section, TextField } from '../../ui/index.ts';
import type { WebhookInput } from './calls.ts';
import { EventChoice } from './event-choice.tsx';
import { useText } from './text.ts';

export interface WebhookEntries {
  readonly url: string;
  readonly events: readonly string[];
  readonly alertEmail: string;
  readonly signatureInOwnHeader: boolean;
}

export const inputOf = ({ url, events, alertEmail, signatureInOwnHeader }: WebhookEntries): WebhookInput => ({
  url: url.trim(),
  events: [...events],
  signatureInOwnHeader,
  ...(alertEmail.trim() ? { alertEmail: alertEmail.trim() } : {}),
});

export function useEntryProblems() {
  const t = useText();
  return ({ url, events, alertEmail }: WebhookEntries) => ({
    url: URL.canParse(url.trim()) ? undefined : t('urlMissing'),
    events: events.length > 0 ? undefined : t('eventsMissing'),
    alertEmail: /^(|[^\s@]+@[^\s@]+)$/.test(alertEmail.trim()) ? undefined : t('emailWrong'),
  });
}

export function WebhookFields({ form }: { form: Form<WebhookEntries> }) {
  const t = useText();
  const { problem } = form.field('events');
  return (
    <>
      <TextField
        {...form.field('url')}
        label={t('url')}
        hint={t('urlHint')}
        maxLength={2000}
        spellCheck={false}
        required
      />
      <TextField
        {...form.field('alertEmail')}
        label={t('alertEmail')}
        hint={t('alertHint')}
        type="email"
        maxLength={254}
      />
      <CheckField {...form.field('signatureInOwnHeader')} label={t('ownHeader')} hint={t('ownHeaderHint')} />
      <Section title={t('wantedEvents')} level={3} look="plain">
        <EventChoice
          chosen={form.values.events}
          onChange={(events) => form.set({ events })}
          problem={typeof problem === 'string' ? problem : problem?.text}
        />
      </Section>
    </>
  );
}
