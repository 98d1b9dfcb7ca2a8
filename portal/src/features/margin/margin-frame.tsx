import type { ReactNode } from 'react';
import { Page, SubNavigation } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Margins, and what follows from them for one reseller. */
export function MarginFrame(props: { lead: string; actions?: ReactNode; children: ReactNode }) {
  const t = useText();
  return (
    <Page title={t('title')} lead={props.lead} actions={props.actions}>
      <SubNavigation
        label={t('subPages')}
        pages={[
          { label: t('marginsTab'), to: '/margins' },
          { label: t('viewTab'), to: '/margins/resellers' },
        ]}
      />
      {props.children}
    </Page>
  );
}
