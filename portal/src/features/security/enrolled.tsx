import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';
import { LinkButton, Section, useAddressValue } from '../../ui/index.ts';
import type { AddedFactor } from './calls.ts';
import { securityKey } from './calls.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useText } from './text.ts';

/** After a factor was added: recovery codes with the first one, and the way on. */
export function Enrolled({ added }: { added: AddedFactor }) {
  const t = useText();
  const wanted = useAddressValue('return');
  const [to = '', query] = (wanted?.startsWith('/') ? wanted : '/account/security').split('?');
  return (
    <Section title={t('added')} text={added.recoveryCodes ? t('addedWithCodes') : t('addedText')}>
      {added.recoveryCodes && <RecoveryCodes codes={added.recoveryCodes} />}
      <div>
        <LinkButton appearance="primary" to={to} search={Object.fromEntries(new URLSearchParams(query))}>
          {added.recoveryCodes ? t('codesKept') : t('goOn')}
        </LinkButton>
      </div>
    </Section>
  );
}

/** What the session may do, and what this page shows, is something else afterwards. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: sessionQuery.queryKey, exact: true }),
      queries.invalidateQueries({ queryKey: securityKey }),
    ]);
  };
}
