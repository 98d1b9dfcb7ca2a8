import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ConfirmDialog, Section, useToast, WholeTable } from '../../ui/index.ts';
import { type OwnProfile, type ProfileLocation, profileKey, removeLocation } from './calls.ts';
import { LocationForm } from './location-form.tsx';
import { useText } from './text.ts';

export const addressLine = ({ addressLine1, addressLine2, postalCode, city, state }: ProfileLocation) =>
  [addressLine1, addressLine2, [postalCode, city].filter(Boolean).join(' '), state]
    .filter(Boolean)
    .join(', ');

/** Sites of the company; their addresses are checked and never edited (C7). */
export function Locations({ own }: { readonly own: OwnProfile }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ProfileLocation>();
  const mayWrite = may('businessProfile.update') && own.draft !== undefined;
  const remove = useAction<string>({
    act: (id, ids) => removeLocation(id, ids),
    refreshes: [profileKey],
    onDone: () => {
      toast.done(t('removed'));
      setLeaving(undefined);
    },
  });
  const columns: Column<ProfileLocation>[] = [
    { id: 'name', header: t('locationName'), cell: (row) => row.name },
    { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
    { id: 'address', header: t('address'), cell: addressLine },
  ];
  return (
    <Section
      title={t('locations')}
      text={own.draft ? t('locationsText') : t('saveFirst')}
      actions={mayWrite && !adding && <Button onClick={() => setAdding(true)}>{t('addLocation')}</Button>}
    >
      {adding && <LocationForm countries={own.countriesOfRegion} onClose={() => setAdding(false)} />}
      <WholeTable<ProfileLocation>
        label={t('locations')}
        rows={own.locations}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        actions={(row) =>
          mayWrite
            ? [{ id: 'remove', label: t('remove'), inline: true, onSelect: () => setLeaving(row) }]
            : []
        }
        empty={{ title: t('locationsEmpty') }}
      />
      <ConfirmDialog
        open={leaving !== undefined}
        title={t('removeTitle', { name: leaving?.name ?? '' })}
        confirmLabel={t('remove')}
        running={remove.running}
        error={remove.error}
        onCancel={() => {
          remove.reset();
          setLeaving(undefined);
        }}
        onConfirm={() => leaving && remove.run(leaving.id)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Section>
  );
}
