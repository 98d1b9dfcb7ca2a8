/** A cookie of random text that no script reads. */
export interface CookieKind {
  readonly name: string;
  readonly path: string;
}

/**
 * Its name where the product is reached over TLS: browsers then take it from this very host alone, and over TLS alone,
 * so that no neighboring host can plant one of its own.
 */
export function cookieName({ name, path }: CookieKind, publicUrl: string): string {
  if (!publicUrl.startsWith('https:')) return name;
  return path === '/' ? `__Host-${name}` : `__Secure-${name}`;
}

/** Without an age it ends with the browser; 0 takes it away. */
export function writtenCookie(
  kind: CookieKind,
  value: string,
  publicUrl: string,
  ageSeconds?: number,
): string {
  const age = ageSeconds === undefined ? '' : `; Max-Age=${ageSeconds}`;
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(kind, publicUrl)}=${value}${age}; Path=${kind.path}; HttpOnly; SameSite=Lax${secure}`;
}

/** 256 bits as base64url: anything else was not written here. */
export function readCookie(kind: CookieKind, header: string | undefined, publicUrl: string): string | null {
  const name = cookieName(kind, publicUrl);
  for (const pair of header?.split(';') ?? []) {
    const cut = pair.indexOf('=');
    const value = pair.slice(cut + 1).trim();
    if (cut > 0 && pair.slice(0, cut).trim() === name && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}
