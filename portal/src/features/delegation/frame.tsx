import { AddRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useMay } from '../../api/index.ts';
import { LinkButton, Page, SubNavigation, type SubPage } from '../../ui/index.ts';
import { delegationsPath, endingsPath, legacyPath, newDelegationPath } from './paths.ts';
import { useText } from './text.ts';

/** The pages about delegated rights of the own company, under one heading. */
export function DelegationFrame({ lead, children }: { lead: string; children: ReactNode }) {
  const t = useText();
  const may = useMay();
  const pages: readonly (SubPage | false)[] = [
    { label: t('tab_all'), to: delegationsPath },
    may('delegation.report') && { label: t('tab_ending'), to: endingsPath },
    may('legacyAdmin.list') && { label: t('tab_legacy'), to: legacyPath },
    may('group.list') && { label: t('tab_groups'), to: '/groups' },
  ];
  return (
    <Page title={t('title')} lead={lead} actions={<RequestButton />}>
      <SubNavigation label={t('subPages')} pages={pages.filter((page) => page !== false)} />
      {children}
    </Page>
  );
}

export function RequestButton({ customerId }: { customerId?: string }) {
  const t = useText();
  const may = useMay();
  if (!may('delegation.request')) return null;
  return (
    <LinkButton
      appearance="primary"
      icon={<AddRegular />}
      to={newDelegationPath}
      search={customerId ? { customer: customerId } : undefined}
    >
      {t('request')}
    </LinkButton>
  );
}
