import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { type PartnershipItem, partnershipKey, saveLocation } from './calls.ts';
import { LocationChoice } from './location-choice.tsx';
import { useText } from './text.ts';

interface LocationDialogProps {
  readonly partner: PartnershipItem;
  readonly onClosed: () => void;
}

/** Which of the own locations this partner deals with, from now on (C10). */
export function LocationDialog({ partner, onClosed }: LocationDialogProps) {
  const t = useText();
  const toast = useToast();
  const { tenantId, name, etag } = partner;
  const [location, setLocation] = useState(partner.ownLocation?.partnerId ?? '');
  const saving = useAction<string>({
    act: (chosen, ids) => saveLocation({ tenantId, etag, location: chosen }, ids),
    refreshes: [partnershipKey],
    onDone: () => {
      toast.done(t('locationSaved', { name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('locationTitle', { name })}
      confirmLabel={t('locationSave')}
      running={saving.running}
      error={saving.error}
      onCancel={onClosed}
      onConfirm={() => saving.run(location)}
    >
      <LocationChoice label={t('ownLocation')} value={location} onChange={setLocation} />
      {t('locationText', { name })}
    </ConfirmDialog>
  );
}
