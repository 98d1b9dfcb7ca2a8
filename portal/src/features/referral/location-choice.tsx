import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { SelectField } from '../../ui/index.ts';
import { readLocations, referralKey } from './calls.ts';
import { useText } from './text.ts';

/** Which of the partner's locations is meant; of one location there is nothing to choose (C93, C97). */
export function LocationChoice({
  partnerId,
  value,
  onChange,
}: {
  readonly partnerId: string;
  readonly value: string;
  readonly onChange: (location: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  const locations = useQuery({
    queryKey: [...referralKey, 'locations', partnerId],
    queryFn: ({ signal }) => readLocations(partnerId, signal),
  });
  const known = locations.data ?? [];
  if (known.length < 2) return null;
  return (
    <SelectField
      label={t('location')}
      hint={t('locationHint')}
      none={false}
      choices={known.map((one) => ({
        value: one.partnerId,
        label: `${one.name}, ${format.country(one.country)}`,
      }))}
      value={value || (known[0]?.partnerId ?? '')}
      onChange={onChange}
    />
  );
}
