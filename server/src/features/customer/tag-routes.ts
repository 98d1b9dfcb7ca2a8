import Type from 'typebox';
import {
  CustomerTag,
  CustomerTags,
  TagAssigned,
  TagAssignment,
  TagDraft,
} from '../../../../contract/customer-list.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import type { TagDeps } from './tag-actions.ts';
import { changeTagName, createTag, removeTag, tagCustomers } from './tag-actions.ts';
import { listTags, listTagsOfCustomer } from './tag-store.ts';

const tag = 'Customers (Twotier)';
const TagPath = Type.Object({ tagId: Type.String({ format: 'uuid' }) });

/** A partner's own words for its customers (C30). */
export function customerTagRoutes(routes: Routes, deps: TagDeps): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers/tags',
    operation: 'customerTag.list',
    tag,
    summary: 'Your tags: the first 200 with these letters',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 200 })),
      chosen: Type.Optional(Type.String({ maxLength: 50 })),
    }),
    answer: CustomerTags,
    handle: async ({ scope, query }) =>
      collection(
        await listTags(deps.db, scope, query.search?.trim() ?? '', query.chosen?.toLowerCase() ?? ''),
      ),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/customers/tags',
    operation: 'customerTag.manage',
    tag,
    summary: 'Make a tag',
    body: TagDraft,
    status: 201,
    answer: CustomerTag,
    handle: ({ caller, context, body }) => createTag(deps, { caller, context }, body.name),
  });

  routes.add({
    method: 'PATCH',
    path: '/twotier/v1/customers/tags/:tagId',
    operation: 'customerTag.manage',
    tag,
    summary: 'Rename a tag',
    params: TagPath,
    body: TagDraft,
    answer: CustomerTag,
    handle: ({ caller, context, params, body }) =>
      changeTagName(deps, { caller, context }, params.tagId.toLowerCase(), body.name),
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/customers/tags/:tagId',
    operation: 'customerTag.manage',
    tag,
    summary: 'Delete a tag and take it off all customers',
    params: TagPath,
    handle: async ({ caller, context, params }) => {
      await removeTag(deps, { caller, context }, params.tagId.toLowerCase());
      return undefined;
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/customers/tags/assignments',
    operation: 'customerTag.assign',
    tag,
    summary: 'Give tags to customers and take others off, all or nothing',
    body: TagAssignment,
    answer: TagAssigned,
    handle: async ({ caller, context, body }) => {
      const lower = (ids: readonly string[] = []) => ids.map((id) => id.toLowerCase());
      const customers = await tagCustomers(
        deps,
        { caller, context },
        {
          customerIds: lower(body.customerIds),
          assign: lower(body.assign),
          unassign: lower(body.unassign),
          create: body.create ?? [],
        },
      );
      return { customers };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/tags',
    operation: 'customer.read',
    tag,
    summary: 'Your tags of one customer',
    params: Type.Object({ customerId: Type.String({ format: 'uuid' }) }),
    answer: CustomerTags,
    handle: async ({ scope, customer }) =>
      collection(await listTagsOfCustomer(deps.db, scope, customer.customerId)),
  });
}
