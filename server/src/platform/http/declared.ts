import type { RouteOptions } from 'fastify';
import type { TSchema } from 'typebox';
import type { Operation } from '../../access/policy.ts';

/** A route as it was declared: what the description of the API and tests of all routes go by. */
export interface DeclaredRoute {
  readonly method: string;
  /** `/v1/customers/:customerId` */
  readonly path: string;
  /** Of the access table; null: open to everybody, or with an entrance of its own. */
  readonly operation: Operation | null;
  readonly hidden: boolean;
  readonly query: TSchema | null;
  readonly body: TSchema | null;
  readonly takesForm: boolean;
}

interface RouteSchema {
  readonly hide?: boolean;
  readonly querystring?: TSchema;
  readonly body?: TSchema;
}

export function declaredRoute({ method, url, schema, config }: RouteOptions): DeclaredRoute[] {
  const { hide = false, querystring = null, body = null } = (schema ?? {}) as RouteSchema;
  return [method].flat().map((one) => ({
    method: one,
    path: url,
    operation: config?.operation ?? null,
    hidden: hide,
    query: querystring,
    body,
    takesForm: config?.takesForm ?? false,
  }));
}

/** Two addresses with one form cannot both be routed: names of placeholders and case do not tell them apart. */
export function addressForm(path: string): string {
  return path
    .toLowerCase()
    .replace(/:\w+(\([^)]*\))?/g, ':')
    .replace(/(?<=.)\/$/, '');
}
