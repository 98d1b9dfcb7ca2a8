import { Button } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readSignInProvider } from '../../api/session.ts';
import { useText } from './text.ts';

/** Waits until somebody has stopped typing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The way to the company's own sign-in, for people whose company has one. */
export function ProviderButton({ userName, wanted }: { userName: string; wanted: string }) {
  const t = useText();
  const name = useSettled(userName.trim().toLowerCase());
  const domain = /@([^@\s]+\.[^@\s]+)$/.exec(name)?.[1];
  const { data: provider } = useQuery({
    queryKey: ['session', 'provider', domain],
    // The domain is enough: who asks is nobody's business yet.
    queryFn: ({ signal }) => readSignInProvider(`@${domain}`, signal),
    enabled: domain !== undefined,
    staleTime: 60_000,
    retry: false,
  });
  if (!provider || domain === undefined) return null;
  const search = new URLSearchParams({ user: name, return: wanted });
  return (
    <Button
      as="a"
      href={`/oidc/start?${search.toString()}`}
      icon={<BuildingRegular />}
      size="large"
      style={{ maxWidth: '100%' }}
    >
      {t('signInAt', { provider: provider.displayName })}
    </Button>
  );
}
