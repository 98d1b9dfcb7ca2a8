import type { ReactNode } from 'react';
import { useMay } from '../../api/index.ts';
import { Page, SubNavigation } from '../../ui/index.ts';
import { useText } from './text.ts';

/** Products for everybody, prices for who buys from the vendor, imports for the operator. */
export function CatalogFrame(props: { lead: string; actions?: ReactNode; children: ReactNode }) {
  const t = useText();
  const may = useMay();
  const pages = [
    { label: t('productsTab'), to: '/catalog' },
    may('priceList.read') && { label: t('pricesTab'), to: '/catalog/prices' },
    may('promotion.browse') && { label: t('promotionsTab'), to: '/catalog/promotions' },
    may('saleRule.list') && { label: t('rulesTab'), to: '/catalog/rules' },
    may('catalog.import') && { label: t('importsTab'), to: '/catalog/imports' },
  ].filter((page) => page !== false);
  return (
    <Page title={t('catalog')} lead={props.lead} actions={props.actions}>
      {pages.length > 1 && <SubNavigation label={t('subPages')} pages={pages} />}
      {props.children}
    </Page>
  );
}
