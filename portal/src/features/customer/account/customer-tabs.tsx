import { useMay } from '../../../api/index.ts';
import { SubNavigation, type SubPage } from '../../../ui/index.ts';
import { recordPath, subscriptionsPath } from '../paths.ts';
import { useText } from './text.ts';

export interface CustomerTabsProps {
  readonly id: string;
  readonly companyName: string;
  readonly capacity: 'provider' | 'reseller' | 'direct';
}

/** The pages of one customer that this person may open (C25). Every page of a customer shows them under its heading. */
export function CustomerTabs({ id, companyName, capacity }: CustomerTabsProps) {
  const t = useText();
  const may = useMay();
  const pages: readonly (SubPage | false)[] = [
    may('customer.read') && { label: t('tab_overview'), to: recordPath(id) },
    may('customer.read') && { label: t('tab_subscriptions'), to: subscriptionsPath(id) },
    capacity !== 'reseller' && may('order.list') && { label: t('tab_orders'), to: `/customers/${id}/orders` },
    may('customerUser.list') && {
      label: t('tab_users'),
      to: `/customers/${id}/users`,
      also: `/customers/${id}/licenses`,
    },
    may('relationship.read') && { label: t('tab_relationship'), to: `/customers/${id}/relationship` },
    // Who buys from a provider is not billed by anyone here (D12).
    capacity !== 'reseller' &&
      may('customer.charge.read') && { label: t('tab_billing'), to: `/customers/${id}/billing` },
    capacity !== 'reseller' &&
      may('reservation.list') && { label: t('tab_reservations'), to: `/customers/${id}/reservations` },
    may('usageRole.read') && { label: t('tab_usage'), to: `/customers/${id}/usage` },
    may('serviceRequest.read') && { label: t('tab_requests'), to: `/customers/${id}/service-requests` },
    may('service.list') && { label: t('tab_services'), to: `/customers/${id}/services` },
    may('delegation.list') && {
      label: t('tab_adminRelationships'),
      to: `/customers/${id}/admin-relationships`,
    },
    may('explain.customer') && { label: t('tab_access'), to: `/customers/${id}/access` },
    may('qualification.list') && { label: t('tab_qualifications'), to: `/customers/${id}/qualifications` },
  ];
  return (
    <SubNavigation
      label={t('pagesOf', { name: companyName })}
      pages={pages.filter((page) => page !== false)}
    />
  );
}
