import type { Language } from '../../errors/sentence.ts';

const style = `body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;margin:0;background:#f5f5f5;color:#242424}
main{max-width:26rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:8px;box-shadow:0 2px 8px #0002}
h1{font-size:1.4rem;margin-top:0}label{display:block;margin:1rem 0}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;margin-top:.25rem}
.code{text-transform:uppercase;letter-spacing:.1em}
button{font:inherit;padding:.5rem 1.25rem;margin-right:.5rem;border:1px solid #616161;border-radius:4px;background:#fff;cursor:pointer}
button.first{background:#0f548c;border-color:#0f548c;color:#fff}.alert{color:#b10e1c}`;

/** One self-contained page: it works without the portal's scripts, on a phone as well. */
export function framedPage(language: Language, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${content}</main></body></html>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Only its own styles, no scripts, in no frame: a confirmation must not be clicked by accident. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;
