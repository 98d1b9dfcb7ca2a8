import { lazy, Suspense, useEffect, useState } from 'react';
import { onNotices } from './toast.ts';

const Toaster = lazy(() => import('./toaster.tsx'));

/** Stands once, at the root of the application; what shows the notices is loaded with the first of them. */
export function Toasts() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => (wanted ? undefined : onNotices(() => setWanted(true))), [wanted]);
  return wanted ? (
    <Suspense>
      <Toaster />
    </Suspense>
  ) : null;
}
