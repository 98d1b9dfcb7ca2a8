import { lazy, Suspense } from 'react';
import { type TenantKind, useSession } from '../../api/index.ts';
import { LoadingLines, Page } from '../../ui/index.ts';

const PartnerHome = lazy(() => import('./partner-home.tsx'));
const homes: Readonly<Record<TenantKind, typeof PartnerHome>> = {
  'indirect-provider': PartnerHome,
  'indirect-reseller': PartnerHome,
  'direct-partner': PartnerHome,
  customer: lazy(() => import('./customer-home.tsx')),
  operator: lazy(() => import('./operator-home.tsx')),
};

/** The first page after sign-in, one for each kind of company. */
export default function HomePage() {
  const { tenant } = useSession();
  const Home = homes[tenant.kind];
  return (
    <Suspense
      fallback={
        <Page title={tenant.name}>
          <LoadingLines />
        </Page>
      }
    >
      <Home />
    </Suspense>
  );
}
