import type { InjectOptions } from 'fastify';
import { codeOfStep, stepAt } from '../src/features/identity/factor/totp.ts';
import type { Answered } from './demo-app.ts';
import type { IdentityWorld } from './identity-world.ts';

/** A browser window at the portal, without the browser: it keeps its cookie as one would. */
export interface PortalWindow {
  readonly cookie: string;
  (method: InjectOptions['method'], path: string, body?: unknown): Promise<Answered>;
}

export function openWindow(
  world: Pick<IdentityWorld, 'fastify'>,
  headers: Record<string, string> = {},
): PortalWindow {
  const kept = { cookie: '' };
  const window = async (method: InjectOptions['method'], path: string, body?: unknown): Promise<Answered> => {
    const response = await world.fastify.inject({
      method: method ?? 'GET',
      url: path,
      headers: { 'x-twotier-portal': '1', ...headers, ...(kept.cookie ? { cookie: kept.cookie } : {}) },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const given = response.headers['set-cookie'];
    if (given) kept.cookie = String(given).split(';')[0] ?? '';
    const text = response.body;
    const json = /json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      body: text && json ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return Object.defineProperty(window, 'cookie', { get: () => kept.cookie }) as unknown as PortalWindow;
}

/** Signs in by name and password; further steps are the caller's. */
export async function windowOf(
  world: Pick<IdentityWorld, 'fastify'>,
  userPrincipalName: string,
  password: string,
  headers: Record<string, string> = {},
): Promise<PortalWindow> {
  const window = openWindow(world, headers);
  const { status, body } = await window('POST', '/twotier/v1/session', { userPrincipalName, password });
  if (status !== 201) throw new Error(`${userPrincipalName} could not sign in: ${JSON.stringify(body)}`);
  return window;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes that a person types in as letters. */
export function secretBytes(secret: string): Buffer {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** What an app that holds this secret shows at a moment. */
export function codeShown(secret: string, at: Date, stepsLater = 0): string {
  return codeOfStep(secretBytes(secret), stepAt(at) + stepsLater);
}
