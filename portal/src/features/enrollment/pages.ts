/** Open to everybody (C1). */
export const enrollmentPublicPages = [
  { path: '/enroll', component: () => import('./enroll-page.tsx') },
  { path: '/enroll/status', component: () => import('./status-page.tsx') },
  { path: '/enroll/confirm', component: () => import('./confirm-page.tsx') },
  { path: '/verify-address', component: () => import('./address-page.tsx') },
] as const;
