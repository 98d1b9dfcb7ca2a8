import { languageName } from '../../i18n/index.ts';
import { FormLayout, type FormPart, SelectField } from '../../ui/index.ts';
import type { MarketForm } from './calls.ts';
import { type PersonEntries, PersonFields } from './person-fields.tsx';
import { useText } from './text.ts';

export interface ContactEntries extends PersonEntries {
  readonly culture: string;
  readonly language: string;
}

export interface ContactFieldsProps {
  readonly form: FormPart<ContactEntries>;
  readonly market: MarketForm | undefined;
  /** Below the mail address. */
  readonly emailHint?: string;
}

/** The person at a company, and how the company reads dates and texts. */
export function ContactFields({ form, market, emailHint }: ContactFieldsProps) {
  const t = useText();
  const code = market?.callingCodes[0];
  return (
    <>
      <PersonFields
        form={form}
        emailHint={emailHint}
        phoneHint={code ? t('phoneHint', { code }) : undefined}
        phoneRequired={market?.phoneRequired ?? false}
      />
      <FormLayout.Row>
        <SelectField
          label={t('culture')}
          required
          choices={named(market?.cultures ?? [], form.values.culture)}
          {...form.field('culture')}
        />
        <SelectField
          label={t('language')}
          required
          choices={named(market?.languages ?? [], form.values.language)}
          {...form.field('language')}
        />
      </FormLayout.Row>
    </>
  );
}

/** What is saved stays a choice, even where the market offers it no more. */
function named(tags: readonly string[], chosen: string) {
  return [...new Set([...tags, ...(chosen ? [chosen] : [])])].map((tag) => ({
    value: tag,
    label: languageName(tag),
  }));
}
