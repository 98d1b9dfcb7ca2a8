import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Brand, BrandText, Ground, Picture } from './model.ts';
import { accentRefusal, changedMembers, mediaTypeOf, pictureRefusal } from './rules.ts';
import { deletePicture, lockBrand, readBrand, saveBrand, savePicture } from './store.ts';

export interface BrandParts {
  readonly db: Database;
  readonly clock: Clock;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

export async function changeBrand(
  { db, clock }: BrandParts,
  acting: Acting,
  wanted: BrandText,
  read: ReadVersion | null,
): Promise<Brand> {
  const unreadable = accentRefusal(wanted.accent);
  if (unreadable) throw unreadable;
  const at = clock.now();
  await db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const before = await lockBrand(tx);
    refuseStale(read, before.version);
    await saveBrand(tx, wanted, before.version + 1, at);
    const changed = changedMembers(before, wanted);
    const formerly = Object.fromEntries(Object.keys(changed).map((name) => [name, before[name as 'name']]));
    await record(tx, acting, 'update_brand', formerly, changed, at);
  });
  return readBrand(db);
}

/** Null takes it away. */
export async function setPicture(
  { db, clock }: BrandParts,
  acting: Acting,
  ground: Ground,
  content: Buffer | null,
): Promise<Brand> {
  const picture = content && readPicture(ground, content);
  const at = clock.now();
  await db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const before = await lockBrand(tx);
    const former = before.pictures.find((one) => one.ground === ground);
    if (picture) await savePicture(tx, picture);
    else if (!(await deletePicture(tx, ground))) return refuse('not-found');
    const told = (of: { fingerprint: string } | null | undefined) => ({
      logo: ground,
      file: of?.fingerprint ?? null,
    });
    return record(tx, acting, 'set_brand_logo', told(former), told(picture), at);
  });
  return readBrand(db);
}

function readPicture(ground: Ground, content: Buffer): Picture {
  const measured = measure(content);
  const problem = pictureRefusal(measured, content.length);
  if (problem) throw problem;
  const mediaType = mediaTypeOf(measured?.type) ?? refuse('brand-logo-unreadable');
  const fingerprint = createHash('sha256').update(content).update(ground).digest('hex').slice(0, 32);
  const { width = 0, height = 0 } = measured ?? {};
  return { ground, mediaType, width, height, content, fingerprint };
}

/** Null: no picture that is known. */
function measure(content: Buffer) {
  try {
    return imageSize(content);
  } catch {
    return null;
  }
}

function record(
  tx: Tx,
  { caller, context }: Acting,
  operation: string,
  oldValue: object,
  newValue: object,
  at: Date,
) {
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    { operation, resourceType: 'brand', oldValue, newValue },
    at,
  );
}
