import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { AppLink, ConfirmDialog, SelectField, useToast } from '../../ui/index.ts';
import {
  type AssignmentItem,
  assign,
  changeAssignment,
  type DelegationItem,
  delegationKey,
  readAllGroups,
} from './calls.ts';
import { RolesField } from './roles-field.tsx';
import { useRoles } from './terms-form.tsx';
import { useText } from './text.ts';

interface GroupDialogProps {
  readonly item: DelegationItem;
  /** Changed; left out where a group is added. */
  readonly assignment?: AssignmentItem;
  /** Groups that hold roles already. */
  readonly taken: readonly string[];
  readonly onClosed: () => void;
}

/** Gives a group some of the approved roles, or others than before (C83, I16). */
export function GroupDialog({ item, assignment, taken, onClosed }: GroupDialogProps) {
  const t = useText();
  const toast = useToast();
  const roles = useRoles();
  const groups = useQuery({
    queryKey: ['groups', 'all'],
    queryFn: ({ signal }) => readAllGroups(signal),
    enabled: assignment === undefined,
  });
  const [groupId, setGroupId] = useState(assignment?.groupId ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(assignment?.roles.map((role) => role.id) ?? []);
  const [tried, setTried] = useState(false);
  const saving = useAction({
    act: (_, ids) =>
      assignment
        ? changeAssignment(item.id, assignment.id, chosen, ids)
        : assign(item.id, groupId, chosen, ids),
    refreshes: [delegationKey],
    onDone: () => {
      toast.done(t('groupSaved'));
      onClosed();
    },
  });
  const approved = new Set(item.roles.map((role) => role.id));
  const free = groups.data?.filter((group) => !taken.includes(group.id)) ?? [];
  const none = assignment === undefined && groups.data?.length === 0;
  return (
    <ConfirmDialog
      open
      title={assignment ? `${t('changeRoles')}: ${assignment.groupName ?? ''}` : t('addGroup')}
      confirmLabel={t('save')}
      running={saving.running || none}
      error={saving.error ?? groups.error ?? roles.error}
      onCancel={onClosed}
      onConfirm={() => {
        setTried(true);
        if (groupId && chosen.length > 0) saving.run();
      }}
    >
      {none && (
        <p>
          {t('noGroupsYet')} <AppLink to="/groups">{t('makeGroup')}</AppLink>
        </p>
      )}
      {assignment === undefined && !none && (
        <SelectField
          label={t('group')}
          required
          choices={free.map((group) => ({ value: group.id, label: group.name }))}
          value={groupId}
          problem={tried && !groupId ? t('groupProblem') : undefined}
          onChange={setGroupId}
        />
      )}
      <RolesField
        label={t('roles')}
        roles={roles.data?.items.filter((role) => approved.has(role.id)) ?? []}
        chosen={chosen}
        onChange={setChosen}
        problem={tried && chosen.length === 0 ? t('rolesProblem') : undefined}
      />
    </ConfirmDialog>
  );
}
