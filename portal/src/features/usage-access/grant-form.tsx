import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, SelectField, TextField, useToast } from '../../ui/index.ts';
import {
  changeRole,
  type RoleChange,
  roles,
  type UsageAccessOnPage,
  type UsageRole,
  usageKey,
} from './calls.ts';
import { useText } from './text.ts';

interface GrantFormProps {
  readonly access: UsageAccessOnPage;
  readonly root: string;
  readonly to: 'person' | 'partner';
  readonly onClosed: () => void;
}

/** A role for a person of the customer, by sign-in name, or for the Admin agents of a partner. */
export function GrantForm({ access, root, to, onClosed }: GrantFormProps) {
  const t = useText();
  const toast = useToast();
  const [name, setName] = useState('');
  const [partnerId, setPartnerId] = useState(access.partners[0]?.id ?? '');
  const [role, setRole] = useState<string>(to === 'partner' ? 'owner' : 'reader');
  const [tried, setTried] = useState(false);
  const giving = useAction<RoleChange, UsageAccessOnPage>({
    act: (wanted, ids) => changeRole(root, access.serviceId, wanted, ids),
    refreshes: [usageKey],
    onDone: () => {
      toast.done(t('done_person'));
      onClosed();
    },
  });
  const complete = to === 'partner' ? partnerId !== '' : name.trim() !== '';
  const give = () => {
    setTried(true);
    if (!complete) return;
    const wanted = role as UsageRole;
    giving.run(
      to === 'partner'
        ? { do: 'partner', partnerId, role: wanted }
        : { do: 'person', userPrincipalName: name.trim(), role: wanted },
    );
  };
  return (
    <ConfirmDialog
      open
      title={t(to === 'partner' ? 'givePartner' : 'givePerson')}
      confirmLabel={t('give')}
      running={giving.running}
      error={giving.error}
      onCancel={onClosed}
      onConfirm={give}
    >
      {to === 'partner' ? (
        <SelectField
          label={t('partner')}
          none={false}
          choices={access.partners.map(({ id, name: label }) => ({ value: id, label }))}
          value={partnerId}
          onChange={setPartnerId}
        />
      ) : (
        <TextField
          label={t('signInName')}
          hint={t('signInNameHint')}
          required
          spellCheck={false}
          maxLength={200}
          value={name}
          onChange={setName}
          problem={tried && !name.trim() ? t('signInNameProblem') : undefined}
        />
      )}
      <SelectField
        label={t('role')}
        none={false}
        hint={t(`about_${role}` as 'about_owner')}
        choices={roles.map((one) => ({ value: one, label: t(`role_${one}`) }))}
        value={role}
        onChange={setRole}
      />
    </ConfirmDialog>
  );
}
