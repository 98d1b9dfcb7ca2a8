import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { AuditEvent } from '../audit/index.ts';
import { actorOf, appendAuditEvents } from '../audit/index.ts';
import type { Acting } from './actions.ts';
import { firstId } from './list-ends.ts';
import type { CustomerTag } from './model.ts';
import { settled, tagName, tagsPerCustomerMax } from './tag-rules.ts';
import type { TaggedCustomer } from './tag-store.ts';
import {
  assignTags,
  deleteTag,
  findTagNamed,
  insertTag,
  listCarriers,
  lockCustomersToTag,
  lockTags,
  renameTag,
  sortCustomersByTags,
  unassignTags,
} from './tag-store.ts';

export interface TagDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Work of one person on the tags of the own company. */
interface Tagging {
  readonly tx: Tx;
  readonly partnerId: string;
  record(...events: AuditEvent[]): Promise<void>;
}

function tagging<T>(deps: TagDeps, acting: Acting, work: (tagging: Tagging) => Promise<T>): Promise<T> {
  const partnerId = acting.caller.tenant.id;
  const actor = actorOf(acting.caller, acting.context);
  return deps.db.transaction(tenantScope(partnerId), (tx) =>
    work({
      tx,
      partnerId,
      record: (...events) => appendAuditEvents(tx, actor, events, deps.clock.now()),
    }),
  );
}

/** Makes a tag (C30). */
export function createTag(deps: TagDeps, acting: Acting, typed: string): Promise<CustomerTag> {
  const name = tagName(typed);
  return tagging(deps, acting, async (work) => {
    const made = await makeTag(deps, work, name);
    return made ?? refuse('tag-name-taken', { name });
  });
}

async function makeTag(
  { ids, clock }: TagDeps,
  { tx, partnerId, record }: Tagging,
  name: string,
): Promise<CustomerTag | undefined> {
  const tag = { id: ids.guid(), name };
  if (!(await insertTag(tx, partnerId, tag, clock.now()))) return undefined;
  await record({ operation: 'create_customer_tag', resourceType: 'customer_tag', newValue: tag });
  return tag;
}

/** Gives a tag another name, for all customers that carry it. */
export async function changeTagName(
  deps: TagDeps,
  acting: Acting,
  tagId: string,
  typed: string,
): Promise<CustomerTag> {
  const name = tagName(typed);
  try {
    return await tagging(deps, acting, async ({ tx, partnerId, record }) => {
      const [present] = await lockTags(tx, partnerId, [tagId]);
      if (!present) return refuse('tag-unknown');
      const tag = { id: tagId, name };
      if (present.name === name) return tag;
      await renameTag(tx, partnerId, tag);
      for await (const customerIds of carriersOf(tx, partnerId, tagId))
        await sortCustomersByTags(tx, partnerId, customerIds);
      const change = { oldValue: present, newValue: tag };
      await record({ operation: 'update_customer_tag', resourceType: 'customer_tag', ...change });
      return tag;
    });
  } catch (error) {
    if (isUniqueViolation(error, 'customer_tag_name')) return refuse('tag-name-taken', { name });
    throw error;
  }
}

/** Deletes a tag and takes it off all customers. */
export function removeTag(deps: TagDeps, acting: Acting, tagId: string): Promise<void> {
  return tagging(deps, acting, async ({ tx, partnerId, record }) => {
    const [present] = await lockTags(tx, partnerId, [tagId]);
    if (!present) return refuse('tag-unknown');
    for await (const customerIds of carriersOf(tx, partnerId, tagId)) {
      await unassignTags(tx, partnerId, customerIds, [tagId]);
      await sortCustomersByTags(tx, partnerId, customerIds);
    }
    await deleteTag(tx, partnerId, tagId);
    await record({ operation: 'delete_customer_tag', resourceType: 'customer_tag', oldValue: present });
  });
}

const carriersAtOnce = 5000;

/** In parts, so that no single statement takes long, however many there are. */
async function* carriersOf(tx: Tx, partnerId: string, tagId: string): AsyncGenerator<string[]> {
  for (let after = firstId; ; ) {
    const part = await listCarriers(tx, partnerId, tagId, after, carriersAtOnce);
    const last = part.at(-1);
    if (last === undefined) return;
    yield part;
    after = last;
  }
}

export interface TagsWanted {
  readonly customerIds: readonly string[];
  readonly assign: readonly string[];
  readonly unassign: readonly string[];
  /** Names of tags to assign, made where there are none of these names. */
  readonly create: readonly string[];
}

/** Gives tags to customers and takes others off, all or nothing; answers how many customers changed. */
export function tagCustomers(deps: TagDeps, acting: Acting, wanted: TagsWanted): Promise<number> {
  const names = wanted.create.map(tagName);
  return tagging(deps, acting, async (work) => {
    const { tx, partnerId } = work;
    const customerIds = [...new Set(wanted.customerIds)];
    const made: string[] = [];
    for (const name of names) {
      const tag = (await makeTag(deps, work, name)) ?? (await findTagNamed(tx, partnerId, name));
      if (tag) made.push(tag.id);
    }
    const { assign, unassign } = settled({ ...wanted, assign: [...wanted.assign, ...made] });
    const known = await lockTags(tx, partnerId, [...assign, ...unassign]);
    if (known.length < assign.length + unassign.length) return refuse('tag-unknown');
    const before = await lockCustomersToTag(tx, partnerId, customerIds);
    if (before.length < customerIds.length) return refuse('customer-unknown');
    await unassignTags(tx, partnerId, customerIds, unassign);
    await assignTags(tx, partnerId, customerIds, assign);
    await sortCustomersByTags(tx, partnerId, customerIds);
    const changed = changesBetween(before, await lockCustomersToTag(tx, partnerId, customerIds));
    await work.record(...changed.map(eventOf));
    return changed.length;
  });
}

interface TagsChange {
  readonly before: TaggedCustomer;
  readonly after: TaggedCustomer;
}

function changesBetween(before: readonly TaggedCustomer[], after: readonly TaggedCustomer[]): TagsChange[] {
  const now = new Map(after.map((one) => [one.customerId, one]));
  return before.flatMap((one) => {
    const then = now.get(one.customerId) ?? one;
    if (then.tags.length > tagsPerCustomerMax)
      return refuse('tag-limit', { customer: one.companyName, limit: tagsPerCustomerMax });
    return then.tags.join('\n') === one.tags.join('\n') ? [] : [{ before: one, after: then }];
  });
}

function eventOf({ before, after }: TagsChange): AuditEvent {
  return {
    operation: 'update_customer_tags',
    resourceType: 'customer',
    customerId: before.customerId,
    customerName: before.companyName,
    oldValue: { tags: before.tags },
    newValue: { tags: after.tags },
  };
}
