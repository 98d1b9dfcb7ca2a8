import { MessageBar, MessageBarBody, Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  ErrorBar,
  ErrorState,
  LoadingLines,
  Section,
  StatusBadge,
  useToast,
} from '../../ui/index.ts';
import { type CustomerPermissions, permissionsKey, readPermissions, switchPermission } from './calls.ts';
import { useText } from './text.ts';

/** What the customer may buy by itself on the partner's account, kind by kind (C63). */
export function PermissionsSection({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const key = permissionsKey(customerId);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readPermissions(customerId, signal),
    enabled: may('customerPermission.read'),
  });
  if (!may('customerPermission.read')) return null;
  return (
    <Section title={t('permissions')} text={t('permissionsText')}>
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Permissions customerId={customerId} permissions={query.data} />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}

interface PermissionsProps {
  readonly customerId: string;
  readonly permissions: CustomerPermissions;
}

function Permissions({ customerId, permissions }: PermissionsProps) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const { items, hasUsagePlan, since } = permissions;
  const change = useAction<CustomerPermissions['items'][number], CustomerPermissions>({
    act: (wanted, ids) => switchPermission(customerId, wanted, ids),
    refreshes: [permissionsKey(customerId)],
    onDone: (_, { allowed }) => toast.done(t(allowed ? 'allowed' : 'withdrawn')),
  });
  return (
    <>
      <ErrorBar error={change.error} />
      {!hasUsagePlan && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('noPlan')}</MessageBarBody>
        </MessageBar>
      )}
      {may('customerPermission.switch') ? (
        items.map(({ kind, allowed }) => (
          <Switch
            key={kind}
            label={t(`kind_${kind}`)}
            checked={allowed}
            disabled={change.running}
            onChange={(_, { checked }) => change.run({ kind, allowed: checked })}
          />
        ))
      ) : (
        <>
          <DefinitionList
            items={items.map(({ kind, allowed }) => ({
              term: t(`kind_${kind}`),
              value: <StatusBadge tone={allowed ? 'good' : 'neutral'} label={t(allowed ? 'on' : 'off')} />,
            }))}
          />
          <p style={{ margin: 0 }}>{t('onlyAgents')}</p>
        </>
      )}
      {since && <p style={{ margin: 0 }}>{t('since', { date: format.date(since) })}</p>}
    </>
  );
}
