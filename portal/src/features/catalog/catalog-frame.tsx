import type { ReactNode } from 'react';
import { useMay } from '../../api/index.ts';
import { Page, SubNavigation } from '../../ui/index.ts';
import { useText } from './text.ts';

/** The operator moves between products and imports; everybody else sees the products alone. */
export function CatalogFrame(props: { lead: string; actions?: ReactNode; children: ReactNode }) {
  const t = useText();
  const may = useMay();
  const mayImport = may('catalog.import');
  return (
    <Page title={t('catalog')} lead={props.lead} actions={props.actions}>
      {mayImport && (
        <SubNavigation
          label={t('subPages')}
          pages={[
            { label: t('productsTab'), to: '/catalog' },
            { label: t('importsTab'), to: '/catalog/imports' },
          ]}
        />
      )}
      {props.children}
    </Page>
  );
}
