import { randomBytes } from 'node:crypto';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import type { Keyring } from '../../platform/seal/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type { Entitlement, SoftwareChoice } from './model.ts';
import { downloadOf, keyFrom, stateOf } from './rules.ts';
import { findKey, keepKey, lockEntitlement } from './store.ts';

export interface EntitlementDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'seal' | 'open'>;
}

export interface SoftwareCall {
  readonly scope: TenantScope;
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly subscriptionId: string;
  readonly actor: Actor;
}

/** Ties a sealed key to its purchase. */
export const aboutKey = (subscriptionId: string) => `software key ${subscriptionId}`;

/** The key of software; each look at it is recorded with the person (C68). The record holds no key (I20). */
export function showKey(deps: EntitlementDeps, call: SoftwareCall): Promise<string> {
  return deps.db.transaction(call.scope, async (tx) => {
    const software = await usableSoftware(tx, call);
    const { tenantId } = call.scope;
    const { subscriptionId } = software;
    const kept = await findKey(tx, tenantId, subscriptionId);
    const key = kept
      ? deps.keyring.open(kept, aboutKey(subscriptionId)).toString()
      : keyFrom(randomBytes(25));
    if (!kept) {
      const sealed = deps.keyring.seal(Buffer.from(key), aboutKey(subscriptionId));
      await keepKey(tx, tenantId, subscriptionId, sealed, deps.clock.now());
    }
    await record(tx, deps, call, 'get_software_key', 'software_key', software, {});
    return key;
  });
}

/** Where software is downloaded; recorded likewise. */
export function showDownload(deps: EntitlementDeps, call: SoftwareCall, choice: SoftwareChoice) {
  return deps.db.transaction(call.scope, async (tx) => {
    const software = await usableSoftware(tx, call);
    const { version, language, bits } = choice;
    const said = { Version: version, Language: language, Bits: bits };
    await record(tx, deps, call, 'get_software_download_link', 'software_download_link', software, said);
    return downloadOf(software, choice);
  });
}

async function usableSoftware(tx: Tx, call: SoftwareCall): Promise<Entitlement> {
  const { scope, customer, subscriptionId } = call;
  const found = await lockEntitlement(tx, scope.tenantId, customer.customerId, subscriptionId);
  if (!found || (found.kind !== 'software' && found.kind !== 'perpetual'))
    return refuse('subscription-unknown');
  return stateOf(found) === 'usable' ? found : refuse('software-not-usable', { name: found.name });
}

function record(
  tx: Tx,
  { clock }: EntitlementDeps,
  { customer, actor }: SoftwareCall,
  operation: 'get_software_key' | 'get_software_download_link',
  resourceType: 'software_key' | 'software_download_link',
  software: Entitlement,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  return appendAuditEvent(
    tx,
    actor,
    {
      operation,
      resourceType,
      customerId: customer.customerId,
      customerName: customer.companyName,
      newValue: { subscriptionId: software.subscriptionId, orderId: software.orderId, name: software.name },
      details,
    },
    clock.now(),
  );
}
