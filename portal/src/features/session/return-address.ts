/** Where to go after sign-in: only a path of this portal, never another site. */
export function returnAddress(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return '/';
  const own = new URL(asked, 'http://portal.invalid');
  if (own.host !== 'portal.invalid') return '/';
  const loops = ['/sign-in', '/signed-out', '/change-password'];
  return loops.includes(own.pathname) ? '/' : own.pathname + own.search + own.hash;
}
