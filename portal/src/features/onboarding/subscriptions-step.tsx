import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { ApiError } from '../../api/index.ts';
import { ErrorBar } from '../../ui/index.ts';
import { type ChosenLine, ChosenReview, SubscriptionPicker } from '../cart/index.ts';
import { useText } from './text.ts';

export interface SubscriptionsStepProps {
  readonly country: string;
  /** False where the customer has still to accept the agreement. */
  readonly orderable: boolean;
  readonly lines: readonly ChosenLine[];
  readonly onChange: (lines: readonly ChosenLine[]) => void;
  /** Why the submission failed, when it was these lines. */
  readonly error: Error | null;
}

/** Second step: what the customer buys at once, if anything (C44). */
export function SubscriptionsStep({ country, orderable, lines, onChange, error }: SubscriptionsStepProps) {
  const t = useText();
  if (!orderable) {
    return (
      <MessageBar layout="multiline">
        <MessageBarBody>{t('subscriptionsDirect')}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <>
      <ErrorBar error={error} />
      <Text>{t('subscriptionsLead')}</Text>
      <SubscriptionPicker
        market={{ country }}
        value={lines}
        onChange={onChange}
        problems={lineProblems(error, lines)}
      />
    </>
  );
}

/** The server's messages at the lines they are about: `subscriptions[0].quantity`. */
function lineProblems(error: Error | null, lines: readonly ChosenLine[]): Record<string, readonly string[]> {
  if (!(error instanceof ApiError)) return {};
  const problems: Record<string, string[]> = {};
  for (const [field, messages] of Object.entries(error.fieldProblems)) {
    const index = /^subscriptions\[(\d+)\]/.exec(field)?.[1];
    const id = index === undefined ? undefined : lines[Number(index)]?.item.catalogItemId;
    if (id !== undefined) problems[id] = [...(problems[id] ?? []), ...messages];
  }
  return problems;
}

export function SubscriptionsReview({ lines }: { lines: readonly ChosenLine[] }) {
  const t = useText();
  return lines.length === 0 ? <Text>{t('subscriptionsNone')}</Text> : <ChosenReview lines={lines} />;
}
