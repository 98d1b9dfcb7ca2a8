// The package brings no types of its own: this is the part of it that is used here.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Context {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    status: number;
    body: unknown;
    type: string;
    readonly oidc: OidcContext;
    remove(header: string): void;
    set(header: string, value: string): void;
  }

  export interface OidcContext {
    readonly params: Record<string, string | string[] | undefined>;
    readonly client: StoredClient;
    readonly account: Account | undefined;
    readonly session: { readonly accountId?: string };
    readonly provider: Provider;
    entity(name: string, value: object): void;
  }

  export interface StoredClient {
    readonly clientId: string;
    readonly clientAuthMethod: string;
    readonly requires_pkce?: boolean;
  }

  export interface Account {
    readonly accountId: string;
    claims(): Promise<Record<string, unknown>>;
  }

  export interface StoredModel {
    readonly jti: string;
    readonly exp: number;
    readonly isExpired: boolean;
    save(ttlSeconds?: number): Promise<string>;
  }

  export interface Grant extends StoredModel {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
  }

  export interface IssuedToken extends StoredModel {
    readonly accountId?: string;
    readonly expiration: number;
    readonly iat: number;
    resourceServer: ResourceServer;
    scope: string;
  }

  export interface DeviceCode extends StoredModel {
    readonly clientId: string;
    readonly params: { readonly scope?: string; readonly resource?: string | string[] };
    readonly accountId?: string;
    readonly error?: string;
  }

  export interface IdToken {
    scope: string;
    issue(options: { use: 'idtoken' }): Promise<string>;
  }

  export interface ResourceServer {
    identifier(): string;
  }

  export interface ResourceServerInfo {
    readonly scope: string;
    readonly audience: string;
    readonly accessTokenFormat: 'jwt';
    readonly accessTokenTTL: number;
    readonly jwt: { readonly sign: { readonly alg: string } };
  }

  /** What a token or code was issued from. */
  export interface Source {
    readonly amr?: readonly string[];
    readonly authTime?: number;
    readonly scopes: ReadonlySet<string>;
  }

  export interface Adapter {
    find(id: string): Promise<Record<string, unknown> | undefined>;
    findByUid(uid: string): Promise<Record<string, unknown> | undefined>;
    findByUserCode(userCode: string): Promise<Record<string, unknown> | undefined>;
    upsert(id: string, payload: Record<string, unknown>, expiresIn: number): Promise<void>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  type ModelOf<T> = { new (properties: object): T };

  export default class Provider {
    constructor(issuer: string, configuration: object);
    static readonly ctx: Context | undefined;
    readonly AccessToken: ModelOf<IssuedToken>;
    readonly RefreshToken: ModelOf<IssuedToken>;
    readonly Grant: ModelOf<Grant>;
    readonly IdToken: { new (claims: object, options: { ctx: Context }): IdToken };
    readonly ResourceServer: { new (identifier: string, info: ResourceServerInfo): ResourceServer };
    readonly DeviceCode: ModelOf<DeviceCode> & {
      findByUserCode(
        userCode: string,
        options?: { ignoreExpiration: boolean },
      ): Promise<DeviceCode | undefined>;
    };
    readonly Client: {
      prototype: { compareClientSecret(secret: string): Promise<boolean> };
      readonly Schema: { prototype: { invalidate(message: string, reason?: string): void } };
    };
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this;
    registerGrantType(
      name: string,
      handle: (context: Context) => Promise<void>,
      parameters: string[],
      repeated: string[],
    ): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, listener: (context: Context, error: Error) => void): this;
  }

  export class OIDCProviderError extends Error {
    readonly error: string;
    readonly error_description?: string;
    readonly error_detail?: string;
  }

  export const errors: Record<
    'InvalidGrant' | 'InvalidRequest' | 'AccessDenied',
    new (
      detail?: string,
    ) => OIDCProviderError
  >;

  export const interactionPolicy: {
    Prompt: new (prompt: { name: string; requestable: boolean }, ...checks: object[]) => object;
    Check: new (reason: string, description: string, check: (context: Context) => boolean) => object;
  };
}
