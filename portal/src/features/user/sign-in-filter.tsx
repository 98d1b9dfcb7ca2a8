import { SelectField } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Narrows a list to whose sign-in is blocked, or is not. */
export function SignInFilter({
  value = '',
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string) => void;
}) {
  const t = useText();
  return (
    <SelectField
      label={t('signIn')}
      none={t('anySignIn')}
      choices={[
        { value: 'blocked', label: t('signInBlocked') },
        { value: 'open', label: t('signInOpen') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
