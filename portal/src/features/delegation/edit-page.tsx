import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import { Page, useGo, usePathPart, useToast } from '../../ui/index.ts';
import {
  changeDelegation,
  type DelegationItem,
  type DirectoryRoleChoices,
  delegationKey,
  finalizeDelegation,
  readDelegation,
  type Terms,
} from './calls.ts';
import { delegationPath, delegationsPath } from './paths.ts';
import { TermsForm, useRoles } from './terms-form.tsx';
import { useText } from './text.ts';

/** Changes a draft; whom it is for stays as it was made. */
export default function EditPage() {
  const t = useText();
  const id = usePathPart('delegationId');
  const roles = useRoles();
  const query = useQuery({
    queryKey: [...delegationKey, 'one', id],
    queryFn: ({ signal }) => readDelegation(id, signal),
  });
  return (
    <Page
      title={t('editTitle')}
      width="form"
      query={query}
      breadcrumb={[
        { label: t('title'), to: delegationsPath },
        { label: query.data?.name ?? '', to: delegationPath(id) },
      ]}
    >
      {(item: DelegationItem) => (roles.data ? <Edit item={item} choices={roles.data} /> : null)}
    </Page>
  );
}

function Edit({ item, choices }: { item: DelegationItem; choices: DirectoryRoleChoices }) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const change = useAction<{ terms: Terms; finalize: boolean }>({
    act: async ({ terms: { customerId: _, ...terms }, finalize }, ids) => {
      await changeDelegation(item.id, terms, ids);
      if (finalize) await finalizeDelegation(item.id);
    },
    refreshes: [delegationKey],
    onDone: (_, { finalize }) => {
      toast.done(finalize ? t('finalized') : t('saved'));
      go(delegationPath(item.id), { unasked: true });
    },
  });
  return (
    <TermsForm
      choices={choices}
      editing
      initial={{ ...item, roles: item.roles.map((role) => role.id) }}
      running={change.running}
      error={change.error}
      onSave={(terms, finalize) => change.run({ terms, finalize })}
    />
  );
}
