import { DelegationsTable } from './delegations-table.tsx';
import { DelegationFrame } from './frame.tsx';
import { useText } from './text.ts';

/** Every delegation of the company (C81 to C85). */
export default function DelegationsPage() {
  const t = useText();
  return (
    <DelegationFrame lead={t('lead')}>
      <DelegationsTable />
    </DelegationFrame>
  );
}
