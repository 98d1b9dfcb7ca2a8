import type Provider from 'oidc-provider';
import type { DeviceCode } from 'oidc-provider';
import type { Person, PortalSession } from '../model.ts';
import type { KnownPeople } from '../people.ts';
import { grantEverything, mayUse } from './authorization-server.ts';
import { accountIdOf, methodsOf } from './rules.ts';

/** A device that waits for a person to confirm its code. */
export interface WaitingDevice {
  readonly userCode: string;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly expiresAt: Date;
}

export interface DeviceDesk {
  readonly provider: Provider;
  readonly people: KnownPeople;
  readonly publicUrl: string;
}

interface Found {
  readonly code: DeviceCode;
  readonly device: WaitingDevice;
}

/** Letters as typed: case, blanks and dashes do not matter. */
async function find(desk: DeviceDesk, person: Person, typed: string): Promise<Found | null> {
  const userCode = typed.toUpperCase().replace(/[^A-Z]/g, '');
  if (userCode.length !== 8) return null;
  const code = await desk.provider.DeviceCode.findByUserCode(userCode, { ignoreExpiration: true });
  if (!code || code.isExpired || code.accountId || code.error) return null;
  const known = await desk.people.application(code.clientId);
  // A program of another company must not be confirmed by mistake.
  if (!known || !mayUse(person, known.application, null)) return null;
  const { clientId, displayName } = known.application;
  const shown = `${userCode.slice(0, 4)}-${userCode.slice(4)}`;
  const expiresAt = new Date(code.exp * 1000);
  return {
    code,
    device: { userCode: shown, applicationId: clientId, applicationName: displayName, expiresAt },
  };
}

/** The device with this code, as long as it waits for somebody like this person; null for any other. */
export async function findWaitingDevice(
  desk: DeviceDesk,
  person: Person,
  typed: string,
): Promise<WaitingDevice | null> {
  return (await find(desk, person, typed))?.device ?? null;
}

/** Signs the device in as this person, with the methods of their own session. */
export async function confirmDevice(
  desk: DeviceDesk,
  person: Person,
  session: Pick<PortalSession, 'createdAt' | 'secondFactor'>,
  typed: string,
): Promise<WaitingDevice | null> {
  const found = await find(desk, person, typed);
  if (!found) return null;
  const { code, device } = found;
  const accountId = accountIdOf(person.tenant.id, person.id);
  const grant = await grantEverything(desk.provider, desk.publicUrl, accountId, code.clientId);
  Object.assign(code, {
    accountId,
    grantId: grant.jti,
    scope: code.params.scope,
    resource: code.params.resource,
    amr: methodsOf(session.secondFactor),
    authTime: Math.floor(session.createdAt.getTime() / 1000),
  });
  await code.save();
  return device;
}

/** Tells the device that it may stop waiting. */
export async function refuseDevice(
  desk: DeviceDesk,
  person: Person,
  typed: string,
): Promise<WaitingDevice | null> {
  const found = await find(desk, person, typed);
  if (!found) return null;
  Object.assign(found.code, { error: 'access_denied', errorDescription: 'The person refused the request.' });
  await found.code.save();
  return found.device;
}
