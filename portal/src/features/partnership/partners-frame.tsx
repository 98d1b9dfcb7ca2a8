import type { ReactNode } from 'react';
import { Page, SubNavigation } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Heading and sub-pages that the provider's pages about its resellers share. */
export function ResellersFrame({
  lead,
  actions,
  children,
}: {
  lead: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  return (
    <Page title={t('resellers')} lead={lead} actions={actions}>
      <SubNavigation
        label={t('subPages')}
        pages={[
          { label: t('partnersTab'), to: '/resellers' },
          { label: t('linksTab'), to: '/resellers/links' },
        ]}
      />
      {children}
    </Page>
  );
}
