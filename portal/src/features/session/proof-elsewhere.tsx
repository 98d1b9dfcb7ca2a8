import { Button } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { onProofElsewhere, type Session, sessionQuery } from '../../api/session.ts';
import { useText } from './text.ts';

interface ProofElsewhereProps {
  readonly provider: string;
  /** Nothing else is offered as readily. */
  readonly first: boolean;
  readonly onProven: (session: Session) => void;
}

/** Signs in again at the own company, in a window of its own; what was begun here goes on once that is done. */
export function ProofElsewhere({ provider, first, onProven }: ProofElsewhereProps) {
  const t = useText();
  const queries = useQueryClient();
  const proven = useEffectEvent(async () => {
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (session) onProven(session);
  });
  useEffect(() => onProofElsewhere(() => void proven()), []);
  return (
    <Button
      as="a"
      href="/oidc/prove"
      target="_blank"
      rel="noopener"
      appearance={first ? 'primary' : 'secondary'}
      icon={<BuildingRegular />}
    >
      {t('proveAt', { provider })}
    </Button>
  );
}
