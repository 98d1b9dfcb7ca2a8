import type { Static, TSchema } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Operation } from '../../access/policy.ts';
import type { Language } from '../../errors/sentence.ts';
import type { TenantScope } from '../db/scope.ts';
import type { Form } from './form.ts';

/** The customer a request is about, reached through the caller's live relationship with it. */
export interface CustomerReach {
  readonly partnerId: string;
  readonly customerId: string;
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly country: string;
  readonly companyName: string;
  readonly domain: string;
  /** Capacity reseller: the provider that serves the customer with it. */
  readonly providerId: string | null;
  readonly resellerId: string | null;
  readonly delegatedAdmin: 'none' | 'granular' | 'legacy';
  readonly agreementAccepted: boolean;
  readonly accountReview: 'allowed' | 'under-review' | 'not-approved';
}

/** Which of the field's clients is calling (conventions 4): decides between incompatible answers. */
export type ClientKind = 'dotnet' | 'open-dotnet' | 'java' | 'other';

/** Facts of the request that are neither input nor identity. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller sent its own request id: repeats are recognized. */
  readonly requestIdGiven: boolean;
  readonly correlationId: string;
  readonly locale: string;
  readonly language: Language;
  readonly client: ClientKind;
  readonly applicationName: string | null;
  readonly remoteAddress: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request after the kernel has settled who asks and what was sent. */
export interface Call<B = unknown, Q = unknown, P = unknown> {
  readonly caller: Caller;
  /** The caller's own tenant; stores take this, never a bare id. */
  readonly scope: TenantScope;
  readonly body: B;
  /** Of routes that take one; empty for the others. */
  readonly form: Form;
  readonly query: Q;
  readonly params: P;
  readonly context: RequestContext;
}

/** A call whose operation reaches a customer. */
export interface CustomerCall<B = unknown, Q = unknown, P = unknown> extends Call<B, Q, P> {
  readonly customer: CustomerReach;
}

export type PublicCall<B = unknown, Q = unknown, P = unknown> = Omit<
  Call<B, Q, P>,
  'caller' | 'scope' | 'form'
>;

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Several values: several cookies. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

interface RouteBase<B extends TSchema, Q extends TSchema, P extends TSchema> {
  readonly method: Method;
  /** `/v1/customers/:customerId`; matched without regard to case. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly body?: B;
  /** The body is a form with files, described by this; none of it is checked before the handler. */
  readonly form?: TSchema;
  readonly query?: Q;
  readonly params?: P;
  /** Schema of the success answer, for the API description. */
  readonly answer?: TSchema;
  /** Media types of an answer that is a file. */
  readonly file?: readonly string[];
  readonly status?: number;
  /** When it answers 204 without a body instead. */
  readonly maybeEmpty?: string;
  /** Paths of members shown once only: left out when the answer is kept for a repeat (I20, I21). */
  readonly oneTimeSecrets?: readonly string[];
  /** Not described in the public API document. */
  readonly hidden?: boolean;
  /** For the few routes that take files; preset: that of the server. */
  readonly bodyLimitBytes?: number;
}

export interface CallerRoute<B extends TSchema, Q extends TSchema, P extends TSchema>
  extends RouteBase<B, Q, P> {
  readonly operation: Operation;
  handle(call: Call<Static<B>, Static<Q>, Static<P>>): Promise<Answer | object | undefined>;
}

export interface CustomerRoute<B extends TSchema, Q extends TSchema, P extends TSchema>
  extends RouteBase<B, Q, P> {
  readonly operation: Operation;
  handle(call: CustomerCall<Static<B>, Static<Q>, Static<P>>): Promise<Answer | object | undefined>;
}

export interface PublicRoute<B extends TSchema, Q extends TSchema, P extends TSchema>
  extends RouteBase<B, Q, P> {
  handle(call: PublicCall<Static<B>, Static<Q>, Static<P>>): Promise<Answer | object | undefined>;
}

/** What a feature's `routes.ts` is given to register its routes with. */
export interface Routes {
  add<B extends TSchema, Q extends TSchema, P extends TSchema>(route: CallerRoute<B, Q, P>): void;
  /** The path holds `:customerId`, and the operation's reach is `customer`. */
  addForCustomer<B extends TSchema, Q extends TSchema, P extends TSchema>(
    route: CustomerRoute<B, Q, P>,
  ): void;
  /** For everybody, signed in or not: sign-in itself, health, public documents. */
  addPublic<B extends TSchema, Q extends TSchema, P extends TSchema>(route: PublicRoute<B, Q, P>): void;
}

export function answer(status: number, body?: unknown, headers?: Answer['headers']): Answer {
  const headed = headers ? { headers } : {};
  return body === undefined ? { status, ...headed } : { status, body, ...headed };
}

export function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    typeof value.status === 'number' &&
    Object.keys(value).every((key) => key === 'status' || key === 'body' || key === 'headers')
  );
}
