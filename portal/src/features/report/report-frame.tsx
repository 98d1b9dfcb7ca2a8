import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { ErrorBar, Page, SubNavigation, type SubPage } from '../../ui/index.ts';
import { useText } from './text.ts';

interface ReportFrameProps {
  readonly lead: string;
  readonly children: ReactNode;
}

/** Heading and pages of everything that is reported. */
export function ReportFrame({ lead, children }: ReportFrameProps) {
  const t = useText();
  const may = useMay();
  const pages: readonly (SubPage | false)[] = [
    may('report.subscription.read') && { label: t('tab_sales'), to: '/reports' },
    may('report.subscription.read') && { label: t('tab_customers'), to: '/reports/customers' },
    may('report.reseller.read') && { label: t('tab_resellers'), to: '/reports/resellers' },
    may('customer.charge.list') && { label: t('tab_charges'), to: '/billing/customers' },
  ];
  return (
    <Page title={t('reports')} lead={lead}>
      <SubNavigation label={t('pages')} pages={pages.filter((page) => page !== false)} />
      {children}
    </Page>
  );
}

/** Saves what a table shows as a file. */
export function Download({ act, what }: { act: () => Promise<void>; what: string }) {
  const t = useText();
  const save = useAction({ act });
  return (
    <>
      <ErrorBar error={save.error} />
      <Button
        icon={<ArrowDownloadRegular />}
        aria-label={t('downloadOf', { what })}
        disabledFocusable={save.running}
        onClick={() => save.run()}
      >
        {t('download')}
      </Button>
    </>
  );
}
