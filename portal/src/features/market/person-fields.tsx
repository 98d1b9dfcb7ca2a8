import { FormLayout, type FormPart, TextField } from '../../ui/index.ts';
import { useText } from './text.ts';

export interface PersonEntries {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

export interface PersonFieldsProps {
  readonly form: FormPart<PersonEntries>;
  /** Below the mail address. */
  readonly emailHint?: string | undefined;
  readonly phoneHint?: string | undefined;
  readonly phoneRequired?: boolean;
}

/** Somebody at a company, by name, mail and phone. */
export function PersonFields({ form, emailHint, phoneHint, phoneRequired = false }: PersonFieldsProps) {
  const t = useText();
  return (
    <>
      <FormLayout.Row>
        <TextField label={t('firstName')} required maxLength={50} {...form.field('firstName')} />
        <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField
          label={t('email')}
          hint={emailHint}
          type="email"
          required
          maxLength={254}
          {...form.field('email')}
        />
        <TextField
          label={t('phone')}
          type="tel"
          required={phoneRequired}
          maxLength={40}
          hint={phoneHint}
          {...form.field('phoneNumber')}
        />
      </FormLayout.Row>
    </>
  );
}
