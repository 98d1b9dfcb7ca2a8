/** Where to go after sign-in: only a path of this portal, never another site. */
export function returnAddress(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return '/';
  const own = new URL(asked, 'http://portal.invalid');
  if (own.host !== 'portal.invalid') return '/';
  const loops = ['/sign-in', '/second-factor', '/signed-out', '/change-password'];
  return loops.includes(own.pathname) ? '/' : own.pathname + own.search + own.hash;
}

/** Pages that the server draws itself, such as the consent of an application: the router does not know them. */
export function isServerPage(path: string): boolean {
  return /^\/(device|oidc)(\/|\?|$)/.test(path) || /^\/[^/]+\/oauth2\//.test(path);
}
