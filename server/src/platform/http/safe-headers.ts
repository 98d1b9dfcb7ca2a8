import type { ServerResponse } from 'node:http';

/**
 * What every answer says to a browser, whoever writes it: nothing is taken for another kind of content, framed,
 * or given more rights than it needs. Pages say more precisely what they load.
 */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** A year, as lists of sites that are reached over TLS alone ask for. */
const onlyOverTls = 'max-age=31536000; includeSubDomains';

/** Sets them as what holds unless an answer says otherwise. `publicUrl`: where browsers reach the product. */
export function safeHeaders(publicUrl: string): (response: ServerResponse) => void {
  const names = Object.entries({
    ...always,
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': onlyOverTls } : {}),
  });
  return (response) => {
    for (const [name, value] of names) response.setHeader(name, value);
  };
}
