import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../errors/refusal.ts';
import { sendError } from './server.ts';

/** Addresses that belong to programs; everything else a browser asks for is a page of the portal. */
const programs =
  /^\/(v1|v3|twotier|emulator|webhooks|partner|health|metrics|generatetoken|auditactivity|openapi|docs|oidc)(\/|$|\.)/i;

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // The design system writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

/** Serves the built portal from the same origin, and unknown addresses as a page or as a refusal. */
export async function servePortal(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(staticFiles, {
    root: folder,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // File names under assets carry a hash of their content.
      const forever = path.includes(`${join(folder, 'assets')}`);
      reply.header('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.setNotFoundHandler(async (request, reply) => {
    const page = (request.method === 'GET' || request.method === 'HEAD') && !programs.test(request.url);
    if (!page || !(request.headers.accept ?? 'text/html').includes('text/html')) {
      return sendError(new Refusal('not-found'), request, reply);
    }
    return sendPage(reply, folder);
  });
}

async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  let html: string;
  try {
    html = await readFile(join(folder, 'index.html'), 'utf8');
  } catch {
    html =
      '<!doctype html><html lang="en"><title>Twotier</title><p>The portal has not been built yet. Start with <code>npm start</code>.</p></html>';
  }
  return reply
    .headers({
      'Content-Security-Policy': contentSecurityPolicy,
      'Cache-Control': 'no-cache',
    })
    .type('text/html; charset=utf-8')
    .send(html);
}
