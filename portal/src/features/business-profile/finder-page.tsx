import { useMay } from '../../api/index.ts';
import { Page } from '../../ui/index.ts';
import { FinderList } from './finder-list.tsx';
import { useText } from './text.ts';

export default function FinderPage() {
  const t = useText();
  const may = useMay();
  return (
    <Page title={t('finder')} lead={t('finderLead')}>
      <FinderList mayAsk={may('referral.send')} />
    </Page>
  );
}
