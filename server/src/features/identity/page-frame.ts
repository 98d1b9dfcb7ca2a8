import type { Language } from '../../errors/sentence.ts';

const style = `body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;margin:0;background:#f5f5f5;color:#242424}
main{max-width:26rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:8px;box-shadow:0 2px 8px #0002}
h1{font-size:1.4rem;margin-top:0}label{display:block;margin:1rem 0}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;margin-top:.25rem}
.code{text-transform:uppercase;letter-spacing:.1em}
button{font:inherit;padding:.5rem 1.25rem;margin-right:.5rem;border:1px solid #616161;border-radius:4px;background:#fff;cursor:pointer}
button.first{background:var(--accent);border-color:var(--accent);color:#fff}.alert{color:#b10e1c}
.brand{border-bottom:3px solid var(--accent);padding-bottom:.75rem;margin-bottom:1.5rem;font-weight:600}
.brand img{display:block;height:28px;width:auto;max-width:100%;object-fit:contain}`;

/** How the installation presents itself on pages that the portal has no part in. */
export interface PageLook {
  readonly name: string;
  /** `#rrggbb` that white is readable on; null: the product's own. */
  readonly accent: string | null;
  readonly logo: { readonly path: string; readonly width: number; readonly height: number } | null;
}

export type ReadLook = () => Promise<PageLook>;

const ownAccent = '#006a6f';

/** One self-contained page: it works without the portal's scripts, on a phone as well. */
export function framedPage(
  { name, accent, logo }: PageLook,
  language: Language,
  title: string,
  content: string,
): string {
  const brand = logo
    ? `<img src="${escaped(logo.path)}" alt="${escaped(name)}" width="${logo.width}" height="${logo.height}">`
    : escaped(name);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${escaped(name)}</title><style>:root{--accent:${accent ?? ownAccent}}${style}</style></head>
<body><main><div class="brand">${brand}</div><h1>${title}</h1>${content}</main></body></html>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Only its own styles and the installation's logo, no scripts, in no frame: a confirmation must not be clicked by accident. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;
