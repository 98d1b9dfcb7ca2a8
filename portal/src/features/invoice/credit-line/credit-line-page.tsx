import { useQuery } from '@tanstack/react-query';
import type { CreditLine } from '../../../../../contract/credit-line.ts';
import { api } from '../../../api/index.ts';
import { Page } from '../../../ui/index.ts';
import { CreditParts } from './credit-parts.tsx';
import { useText } from './text.ts';

/** What the own company may still buy (C112). */
export default function CreditLinePage() {
  const t = useText();
  const query = useQuery({
    queryKey: ['credit-line'],
    queryFn: ({ signal }) => api.get<CreditLine>('/twotier/v1/creditline', { signal }),
  });
  return (
    <Page<CreditLine> title={t('title')} lead={t('lead')} query={query} width="reading">
      {(line) => <CreditParts line={line} />}
    </Page>
  );
}
