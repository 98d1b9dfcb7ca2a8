import { Button } from '@fluentui/react-components';
import { LinkButton, Section } from '../../ui/index.ts';
import type { Decision, TransferOnOwnPage } from './calls.ts';
import { useHandoverText } from './handover-text.ts';

interface HandoverAnswerProps {
  readonly transfer: TransferOnOwnPage;
  readonly onDecide: (decision: Decision) => void;
}

/** The provider takes what is offered as a whole, or leaves it; without an answer it lapses (C66). */
export function HandoverAnswer({ transfer, onDecide }: HandoverAnswerProps) {
  const t = useHandoverText();
  return (
    <Section title={t('decide')} text={t('decideText')}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <Button appearance="primary" onClick={() => onDecide({ do: 'accept', selected: [] })}>
          {t('accept')}
        </Button>
        <Button onClick={() => onDecide({ do: 'reject' })}>{t('reject')}</Button>
        <LinkButton to={`/customers/${transfer.customerId}`}>{t('toAgreement')}</LinkButton>
      </div>
    </Section>
  );
}
