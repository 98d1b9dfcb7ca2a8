export { StepUpDoor } from './step-up-door.tsx';

/** Pages that need no session. */
export const publicPages = [
  { path: '/sign-in', component: () => import('./sign-in-page.tsx') },
  { path: '/second-factor', component: () => import('./second-factor-page.tsx') },
  { path: '/proof-given', component: () => import('./proof-given-page.tsx') },
  { path: '/signed-out', component: () => import('./signed-out-page.tsx') },
  { path: '/change-password', component: () => import('./change-password-page.tsx') },
] as const;

export const notAllowed = () => import('./not-allowed-page.tsx');
export const factorNeeded = () => import('./factor-needed-page.tsx');
export const notFound = () => import('./not-found-page.tsx');
