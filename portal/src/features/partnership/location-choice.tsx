import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { SelectField } from '../../ui/index.ts';
import { type OwnLocation, readOwnLocations } from './calls.ts';
import { useText } from './text.ts';

/** Own locations a partnership can be under; undefined while they are read, none where they are not to be seen. */
export function useOwnLocations(): readonly OwnLocation[] | undefined {
  const may = useMay()('location.list');
  const query = useQuery({
    queryKey: ['locations', 'choosable'],
    queryFn: ({ signal }) => readOwnLocations(signal),
    enabled: may,
  });
  return may && !query.isError ? query.data : [];
}

/** Which of the own locations the partner deals with (1.2); of one location there is nothing to choose. */
export function LocationChoice({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  /** PartnerID; empty: the location the company transacts under, whichever that is. */
  readonly value: string;
  readonly onChange: (partnerId: string) => void;
}) {
  const t = useText();
  const known = useOwnLocations() ?? [];
  if (known.length < 2) return null;
  return (
    <SelectField
      label={label}
      hint={t('locationHint')}
      none={false}
      choices={known.map((one) => ({
        value: one.isDefault ? '' : one.partnerId,
        label: one.isDefault
          ? t('mainLocation', { name: one.name, partnerId: one.partnerId })
          : t('oneLocation', { name: one.name, partnerId: one.partnerId }),
      }))}
      value={known.some((one) => !one.isDefault && one.partnerId === value) ? value : ''}
      onChange={onChange}
    />
  );
}
