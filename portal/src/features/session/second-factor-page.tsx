import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sessionQuery, signOut } from '../../api/session.ts';
import { useAddressValue, useGo } from '../../ui/go.ts';
import { Outside } from './outside.tsx';
import { ProofForm } from './proof-form.tsx';
import { returnAddress } from './return-address.ts';
import { useText } from './text.ts';
import { useArrive } from './use-arrive.ts';

/** The second half of a sign-in. */
export default function SecondFactorPage() {
  const t = useText();
  const go = useGo();
  const arrive = useArrive();
  const queries = useQueryClient();
  const wanted = returnAddress(useAddressValue('return'));
  const { data: session } = useQuery(sessionQuery);
  const pending = session?.secondFactor.pending ?? false;

  // Who comes here without a sign-in half done has nothing to do here. Once on the way, the address has changed.
  const left = useRef(false);
  useEffect(() => {
    if (left.current || session === undefined || session?.secondFactor.pending) return;
    left.current = true;
    if (session === null) go('/sign-in', { search: { return: wanted }, replace: true });
    else arrive(session, wanted);
  }, [session, go, arrive, wanted]);

  const leave = async () => {
    await signOut().catch(() => undefined);
    queries.setQueryData(sessionQuery.queryKey, null);
  };
  if (!session || !pending) return null;
  return (
    <Outside title={t('factorTitle')} lead={session.user.userPrincipalName}>
      <ProofForm
        label={t('factorTitle')}
        ways={session.secondFactor.ways}
        onProven={(complete) => queries.setQueryData(sessionQuery.queryKey, complete)}
        otherActions={<Button onClick={() => void leave()}>{t('someoneElse')}</Button>}
      />
    </Outside>
  );
}
