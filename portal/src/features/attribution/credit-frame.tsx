import type { ReactNode } from 'react';
import { useMay } from '../../api/index.ts';
import { Page, SubNavigation, type SubPage } from '../../ui/index.ts';
import { useText } from './text.ts';

export const ledgerPath = '/credit';
export const leaksPath = '/credit/leaks';

interface CreditFrameProps {
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Heading and pages that all have to do with who earns on what. */
export function CreditFrame({ lead, actions, children }: CreditFrameProps) {
  const t = useText();
  const may = useMay();
  const pages: readonly (SubPage | false)[] = [
    may('credit.read') && { label: t('tab_ledger'), to: ledgerPath },
    may('attribution.leak.list') && { label: t('tab_leaks'), to: leaksPath },
  ];
  const shown = pages.filter((page) => page !== false);
  return (
    <Page title={t('credit')} lead={lead} actions={actions}>
      {shown.length > 1 && <SubNavigation label={t('pages')} pages={shown} />}
      {children}
    </Page>
  );
}
