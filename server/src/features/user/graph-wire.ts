import type { GraphUser } from '../../../../contract/directory-graph.ts';
import { refuse } from '../../errors/refusal.ts';
import { instant, present, readToken, writeToken } from '../../platform/http/index.ts';
import type { ListedDomain } from './domain-actions.ts';
import type { DirectoryUser, UserPageEnd } from './model.ts';

/** The graph's dialect: `$` parameters, `@odata` annotations, pages by whole addresses. */

const sizeUsual = 100;
const sizeMax = 999;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Clients know the root by this version; `/v1.0` is read as `/v1`. */
export function graphAddress(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/v1.0/${path}`;
}

export function graphContext(publicUrl: string, of: string): { '@odata.context': string } {
  return { '@odata.context': graphAddress(publicUrl, `$metadata#${of}`) };
}

export interface GraphQuery {
  readonly $select?: string;
  readonly $top?: number;
  readonly $skiptoken?: string;
}

export function graphPartOf(query: GraphQuery): {
  readonly limit: number;
  readonly after: UserPageEnd | null;
} {
  const limit = Math.min(query.$top || sizeUsual, sizeMax);
  if (!query.$skiptoken) return { limit, after: null };
  const [list, key = '', userId = ''] = readToken(query.$skiptoken, 3);
  if (list !== 'graph' || !guid.test(userId) || key.includes('\0'))
    return refuse('parameter-invalid', { problems: '$skiptoken' });
  return { limit, after: { key, userId } };
}

export function nextGraphPage(publicUrl: string, query: GraphQuery, { key, userId }: UserPageEnd): string {
  const kept = new URLSearchParams();
  if (query.$select) kept.set('$select', query.$select);
  if (query.$top) kept.set('$top', String(query.$top));
  kept.set('$skiptoken', writeToken(['graph', key, userId]));
  return graphAddress(publicUrl, `users?${kept}`);
}

export interface GraphLicense {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

/** Members that are there without asking for them; others are to be selected. */
const usual = [
  'businessPhones',
  'displayName',
  'givenName',
  'mail',
  'mobilePhone',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

export function userToGraph(
  user: DirectoryUser,
  of: {
    readonly select?: string | undefined;
    readonly licenses: readonly GraphLicense[];
    readonly language: string;
  },
): GraphUser {
  const whole = present({
    id: user.userId,
    accountEnabled: user.state === 'active' && !user.signInBlocked,
    assignedLicenses: of.licenses,
    businessPhones: [],
    createdDateTime: instant(user.createdAt),
    displayName: user.displayName,
    givenName: user.firstName || null,
    mail: user.userPrincipalName,
    mailNickname: user.userPrincipalName.split('@')[0] ?? '',
    mobilePhone: user.phoneNumber,
    onPremisesImmutableId: user.immutableId,
    preferredLanguage: of.language,
    surname: user.lastName || null,
    usageLocation: user.usageLocation,
    userPrincipalName: user.userPrincipalName,
    userType: user.isGuest ? 'Guest' : 'Member',
  });
  const asked = of.select?.split(',').map((name) => name.trim().toLowerCase());
  const wanted = new Set(asked?.filter((name) => name !== '') ?? usual.map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(whole).filter(([name]) => wanted.has(name.toLowerCase())),
  ) as GraphUser;
}

export function domainToGraph(domain: ListedDomain) {
  return {
    id: domain.domainName,
    authenticationType: domain.isFederated ? ('Federated' as const) : ('Managed' as const),
    isAdminManaged: true,
    isDefault: domain.isDefault,
    isInitial: domain.isDefault,
    isRoot: true,
    isVerified: domain.proof === null,
    supportedServices: domain.proof === null ? ['Email'] : [],
  };
}

export function proofToGraph({ domainName, proof }: ListedDomain) {
  return {
    '@odata.type': '#microsoft.graph.domainDnsTxtRecord',
    id: `${domainName}-txt`,
    isOptional: false,
    label: domainName,
    recordType: 'Txt',
    supportedService: 'Email',
    ttl: 3600,
    text: proof ?? '',
  };
}

/** The id that a reference ends with: `https://…/v1.0/users/{id}`. */
export function referredUser(reference: string): string {
  return decodeURIComponent(/\/(?:users|directoryObjects)\/([^/?#]+)\/?$/i.exec(reference)?.[1] ?? '');
}
