import { Page } from '../../ui/index.ts';
import { useText } from './text.ts';
import { TransfersTable } from './transfers-table.tsx';

/** Every request to take over usage plans, from this partner and to it (C65). */
export default function TransfersPage() {
  const t = useText();
  return (
    <Page title={t('title')} lead={t('lead')}>
      <TransfersTable />
    </Page>
  );
}
