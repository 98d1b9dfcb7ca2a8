import type { Caller } from '../../access/caller.ts';
import { cloudFeatures } from '../../access/cloud-features.ts';
import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findMarket, findRegion } from '../market/index.ts';
import type { WantedSwitch } from './model.ts';
import { deleteSwitch, lockSwitch, saveConfirmation, saveSwitch } from './store.ts';

export interface FeatureSwitchParts {
  readonly db: Database;
  readonly clock: Clock;
  /** Callers are remembered for a moment: from now on they are others. */
  readonly switched: () => void;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** Switches a feature for a cloud or one of its regions; what is under way goes on, new requests are refused. */
export async function switchFeature(
  { db, clock, switched }: FeatureSwitchParts,
  { caller, context }: Acting,
  wanted: WantedSwitch,
): Promise<void> {
  const { feature, cloud, region, state } = wanted;
  if (!Object.hasOwn(cloudFeatures, feature)) refuse('not-found');
  if (region !== '' && !findRegion(region)) refuseInput({ field: 'region', problem: 'not-allowed' });
  const at = clock.now();
  await db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const before = await lockSwitch(tx, wanted);
    if (state === 'preset') await deleteSwitch(tx, wanted);
    else await saveSwitch(tx, { feature, cloud, region, on: state === 'on' }, nameOf(caller), at);
    const told = (of: string) => ({ feature, cloud, region: region || 'all', state: of });
    const former = before === undefined ? 'preset' : before.on ? 'on' : 'off';
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      { operation: 'switch_feature', resourceType: 'feature', oldValue: told(former), newValue: told(state) },
      at,
    );
  });
  switched();
}

/** From then on a registration id of another form is refused, not only pointed out (D43). */
export async function confirmRegistration(
  { db, clock }: FeatureSwitchParts,
  { caller, context }: Acting,
  country: string,
  confirmed: boolean,
): Promise<void> {
  const market = findMarket(country) ?? refuse('not-found');
  if (market.registrationId.use === 'notUsed' || market.registrationId.pattern === null)
    refuse('registration-form-unknown', { country: market.iso2 });
  const at = clock.now();
  await db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    await saveConfirmation(tx, market.iso2, confirmed, nameOf(caller), at);
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'confirm_registration_form',
        resourceType: 'market',
        newValue: { country: market.iso2, confirmed },
      },
      at,
    );
  });
}

const nameOf = ({ user, applicationId }: Caller): string => user?.userPrincipalName ?? applicationId ?? '';
