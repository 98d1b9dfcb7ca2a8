import { FormLayout, type FormPart, TextField } from '../../ui/index.ts';
import type { ProfileContact } from './calls.ts';
import { useText } from './text.ts';

export interface PersonEntries {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

export const personOf = (contact: ProfileContact): PersonEntries => ({
  firstName: contact.firstName ?? '',
  lastName: contact.lastName ?? '',
  email: contact.email ?? '',
  phoneNumber: contact.phoneNumber ?? '',
});

export const personIn = ({ firstName, lastName, email, phoneNumber }: PersonEntries): PersonEntries => ({
  firstName,
  lastName,
  email,
  phoneNumber,
});

export const nameOf = ({ firstName, lastName }: ProfileContact) =>
  [firstName, lastName].filter(Boolean).join(' ');

/** Somebody at the company, by name, mail and phone. */
export function PersonFields({
  form,
  emailHint,
  phoneRequired = false,
}: {
  readonly form: FormPart<PersonEntries>;
  readonly emailHint?: string;
  readonly phoneRequired?: boolean;
}) {
  const t = useText();
  return (
    <>
      <FormLayout.Row>
        <TextField label={t('firstName')} required maxLength={50} {...form.field('firstName')} />
        <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField
          label={t('contactEmail')}
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
          {...form.field('phoneNumber')}
        />
      </FormLayout.Row>
    </>
  );
}
