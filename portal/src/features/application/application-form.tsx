import { CheckField, type Form, RadioField, SelectField, TextField } from '../../ui/index.ts';
import { useText } from './text.ts';

export interface ApplicationEntries {
  readonly displayName: string;
  readonly kind: 'confidential' | 'public';
  /** One address per line. */
  readonly redirectUris: string;
  readonly requiresPkce: boolean;
  readonly months: string;
}

export const addressesOf = (text: string) =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** How long a new secret may live; none lives for ever. */
export const secretLives = ['3', '6', '12', '24'] as const;

export function MonthsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText();
  return (
    <SelectField
      label={t('secretLife')}
      none={false}
      value={value}
      onChange={onChange}
      choices={secretLives.map((months) => ({
        value: months,
        label: t('months', { count: Number(months) }),
      }))}
    />
  );
}

export function ApplicationFields({ form, fresh }: { form: Form<ApplicationEntries>; fresh: boolean }) {
  const t = useText();
  return (
    <>
      <TextField
        {...form.field('displayName')}
        label={t('name')}
        hint={t('nameHint')}
        maxLength={100}
        required
      />
      {fresh && (
        <RadioField
          {...form.field('kind')}
          onChange={(kind) => form.set({ kind: kind as ApplicationEntries['kind'] })}
          label={t('kind')}
          choices={[
            { value: 'confidential', label: t('kind_confidential'), hint: t('kindHint_confidential') },
            { value: 'public', label: t('kind_public'), hint: t('kindHint_public') },
          ]}
        />
      )}
      <TextField
        {...form.field('redirectUris')}
        label={t('redirectUris')}
        hint={t('redirectHint')}
        lines={3}
        spellCheck={false}
      />
      {form.values.kind === 'confidential' && (
        <CheckField {...form.field('requiresPkce')} label={t('pkce')} hint={t('pkceHint')} />
      )}
      {fresh && form.values.kind === 'confidential' && (
        <MonthsField value={form.values.months} onChange={(months) => form.set({ months })} />
      )}
    </>
  );
}
