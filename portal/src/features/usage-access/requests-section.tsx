import { Button } from '@fluentui/react-components';
import { type Action, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, Section } from '../../ui/index.ts';
import type { RoleChange, UsageAccessOnPage } from './calls.ts';
import { useText } from './text.ts';

interface RequestsSectionProps {
  readonly access: UsageAccessOnPage;
  readonly side: 'partner' | 'customer';
  readonly change: Action<RoleChange, UsageAccessOnPage>;
}

/** A partner asks for its owner role; the customer gives it back or declines (C87). */
export function RequestsSection(props: RequestsSectionProps) {
  return props.side === 'partner' ? <Asking {...props} /> : <Deciding {...props} />;
}

function Asking({ access, change }: RequestsSectionProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const waiting = access.requests.find(({ state }) => state === 'pending');
  if (waiting) {
    const date = format.date(waiting.askedAt);
    return <Section title={t('askTitle')} text={t('askWaiting', { date })} />;
  }
  if (!access.canAsk || !may('usageRole.request') || access.status === 'transferred') return null;
  return (
    <Section title={t('askTitle')} text={t('askText')}>
      <div>
        <Button
          appearance="primary"
          disabledFocusable={change.running}
          onClick={() => change.run({ do: 'ask' })}
        >
          {t('ask')}
        </Button>
      </div>
    </Section>
  );
}

function Deciding({ access, change }: RequestsSectionProps) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const waiting = access.requests.filter(({ state }) => state === 'pending');
  const decides = access.canManage && may('ownUsageRole.change');
  return waiting.map((request) => (
    <Section
      key={request.id}
      title={t('requestOf', { name: request.partnerName })}
      text={t(decides ? 'requestText' : 'requestOnlyOwners', { name: request.partnerName })}
    >
      <DefinitionList
        items={[
          { term: t('asked'), value: format.dateTime(request.askedAt) },
          { term: t('group'), value: request.adminAgentsId, copy: request.adminAgentsId },
        ]}
      />
      {decides && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
          <Button
            appearance="primary"
            disabledFocusable={change.running}
            onClick={() => change.run({ do: 'approve', id: request.id })}
          >
            {t('approve')}
          </Button>
          <Button
            disabledFocusable={change.running}
            onClick={() => change.run({ do: 'decline', id: request.id })}
          >
            {t('decline')}
          </Button>
        </div>
      )}
    </Section>
  ));
}
