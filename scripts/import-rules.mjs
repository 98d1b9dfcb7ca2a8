import { findCycles } from './import-cycles.mjs';
import { importsOf, lineOf } from './import-reading.mjs';

/** Top to bottom: a feature imports only those further down. */
export const ladder = [
  'emulator',
  'explain',
  'radar',
  'overview',
  'traffic',
  'installation',
  'report',
  'brand',
  'announcement',
  'partner-register',
  'customer-register',
  'feature-switch',
  'attribution',
  'onboarding',
  'customer-import',
  'referral',
  'unoffered',
  'usage-budget',
  'invoice',
  'cart',
  'service-request',
  'fraud-alert',
  'incident',
  'entitlement',
  'ending',
  'transfer',
  'purchase',
  'self-purchase',
  'order',
  'user-import',
  'user',
  'license',
  'subscription',
  'support-contact',
  'relationship',
  'delegation',
  'agreement',
  'qualification',
  'usage-access',
  'usage',
  'customer',
  'customer-permission',
  'margin',
  'program',
  'partner-agreement',
  'enrollment',
  'partnership',
  'invitation',
  'catalog',
  'group',
  'identity',
  'saved-view',
  'business-profile',
  'directory',
  'location',
  'verification',
  'partner',
  'market',
  'what-if',
  'declaration',
  'webhook',
  'mail',
  'audit',
];

/** Every offence in the given files (path → text), as `file:line what → what: why`. */
export function offences(files) {
  const imports = new Map([...files].map(([path, text]) => [path, importsOf(path, text)]));
  const found = [];
  for (const [path, text] of files) {
    const from = placeOf(path);
    for (const each of imports.get(path)) {
      const to = placeOf(each.target);
      const why = objection(from, to, each.isType) ?? impurity(from, each, imports);
      if (why) found.push(`${path}:${each.line} ${path} → ${each.target}: ${why}`);
    }
    if (from.zone === 'feature' && !ladder.includes(from.feature)) {
      found.push(`${path}:1 features/${from.feature} → ladder: it has no place on the ladder yet`);
    }
    const sql = sqlOutsideStore(from, text);
    if (sql !== undefined) found.push(`${path}:${lineOf(text, sql)} ${path} → SQL: only store.ts holds SQL`);
  }
  const targetsOf = ([path, list]) => [path, list.map(({ target }) => target).filter((to) => files.has(to))];
  for (const cycle of findCycles(new Map([...imports].map(targetsOf)))) {
    found.push(`${cycle[0]}:1 ${[...cycle, cycle[0]].join(' → ')}: an import cycle`);
  }
  return found;
}

/** Which part of the product a path lies in, and which role its file name gives it there. */
function placeOf(path) {
  const parts = path.split('/');
  const role = /\.(test|e2e)\.tsx?$/.test(path) ? 'test' : roleOf(path);
  if (parts[0] === 'package') return { path, zone: 'package' };
  if (path.startsWith('server/src/features/')) return { path, zone: 'feature', feature: parts[3], role };
  if (path.startsWith('server/src/platform/')) return { path, zone: 'platform', part: parts[3], role };
  if (path.startsWith('server/src/access/')) return { path, zone: 'access', role };
  if (path.startsWith('server/src/errors/')) return { path, zone: 'errors', role };
  if (path === 'server/src/app.ts' || path.startsWith('server/src/wiring/'))
    return { path, zone: 'everything', role };
  if (path.startsWith('server/src/')) return { path, zone: 'entry', role };
  // The list of all pages stands above them.
  if (path === 'portal/src/features/index.ts') return { path, zone: 'portal', role };
  if (path.startsWith('portal/src/features/'))
    return { path, zone: 'portal feature', feature: parts[3], role };
  if (path.startsWith('portal/src/ui/')) return { path, zone: 'portal ui', role };
  if (parts[0] === 'portal' || parts[0] === 'contract') return { path, zone: parts[0], role };
  return { path, zone: 'everything', role };
}

// `rules.ts`, `renewal-rules.ts` and `rules/renewal.ts` all play the part of rules.
const roles = ['model', 'rules', 'tables', 'store', 'actions', 'routes', 'wire', 'jobs', 'index'];

function roleOf(path) {
  const [, folder = '', name = ''] = /^(?:.*\/)?([^/]+)\/([^/]+?)\.tsx?$/.exec(path) ?? [];
  return (
    roles.find((role) => name === role || name.endsWith(`-${role}`)) ?? roles.find((role) => folder === role)
  );
}

function objection(from, to, isType) {
  if (to.role === 'test') return 'tests are imported by nothing';
  if (from.role === 'test' || from.zone === 'everything') return undefined;
  return objections[from.zone]?.(from, to, isType);
}

const objections = {
  access: fromTables,
  errors: fromTables,
  platform: (_from, to) =>
    ['platform', 'access', 'errors', 'contract', 'package'].includes(to.zone)
      ? undefined
      : 'the platform knows no feature',
  feature: fromFeature,
  entry: (_from, to) =>
    to.zone === 'feature' || to.path.startsWith('server/src/wiring/')
      ? 'only app.ts and wiring/ know features'
      : undefined,
  contract: (_from, to) =>
    to.zone === 'contract' || to.zone === 'package' ? undefined : 'the contract stands alone',
  portal: fromPortal,
  'portal ui': (from, to) =>
    to.zone === 'portal feature' ? 'parts of the design know no feature' : fromPortal(from, to),
  'portal feature': (from, to) =>
    to.zone === 'portal feature' ? betweenPages(from, to) : fromPortal(from, to),
};

/** Pages borrow parts from features further down the same ladder, through their index.ts. */
function betweenPages(from, to) {
  if (to.feature === from.feature) return undefined;
  if (downwards(from, to)) return 'pages borrow parts from features down the ladder only';
  return /^portal\/src\/features\/[^/]+\/index\.tsx?$/.test(to.path)
    ? undefined
    : 'another feature of the portal is entered through its index.ts only';
}

function fromTables(from, to, isType) {
  if (to.zone === from.zone || to.zone === 'package') return undefined;
  if (to.zone === 'errors' || (to.zone === 'access' && isType)) return undefined;
  return 'access and errors are tables: they import nothing above them';
}

function fromFeature(from, to, isType) {
  if (from.role === 'rules') return fromRules(from, to, isType);
  if (to.zone === 'feature') return betweenFeatures(from, to);
  const knowsHttp = from.role === 'routes' || from.role === 'wire';
  if (!knowsHttp && (to.zone === 'contract' || (to.zone === 'platform' && to.part === 'http'))) {
    return 'only routes.ts and wire.ts know HTTP and the contract';
  }
  const allowed = ['platform', 'access', 'errors', 'contract', 'package'];
  return allowed.includes(to.zone)
    ? undefined
    : 'a feature imports features below it and the platform, no more';
}

function downwards(from, to) {
  return ladder.indexOf(to.feature) < ladder.indexOf(from.feature)
    ? 'imports go down the ladder only'
    : undefined;
}

function betweenFeatures(from, to) {
  if (to.feature === from.feature) return undefined;
  const upwards = downwards(from, to);
  if (upwards) return upwards;
  return to.path === `server/src/features/${to.feature}/index.ts`
    ? undefined
    : 'another feature is entered through its index.ts only';
}

function fromRules(from, to, isType) {
  // Types leave nothing behind that could make a rule impure.
  if (isType && to.zone !== 'feature') return fromFeature({ ...from, role: 'model' }, to, isType);
  if (to.zone !== 'feature') return isPure(to) ? undefined : onlyPure;
  const other = to.feature !== from.feature;
  // Another feature's model and rules are as good as its index, and leave out what is not pure.
  return other && !['model', 'rules'].includes(to.role) ? betweenFeatures(from, to) : downwards(from, to);
}

const onlyPure = 'rules.ts imports models, amounts, errors and other rules, nothing else';

const impureRoles = ['store', 'actions', 'routes', 'wire', 'jobs'];

function isPure({ zone, part, role }) {
  return (
    zone === 'errors' ||
    (zone === 'platform' && (part === 'states' || part === 'money')) ||
    (zone === 'feature' && !impureRoles.includes(role))
  );
}

/** What a rule takes must be pure all the way down, whatever the file between is called. */
function impurity(from, taken, imports) {
  if (from.zone !== 'feature' || from.role !== 'rules' || taken.isType) return undefined;
  const seen = new Set();
  const open = [taken.target];
  for (const path of open) {
    if (seen.has(path)) continue;
    seen.add(path);
    const place = placeOf(path);
    if (!isPure(place)) return path === taken.target ? onlyPure : `${onlyPure}; this one leads to ${path}`;
    if (place.zone === 'errors' || place.zone === 'platform') continue;
    for (const next of imports.get(path) ?? []) if (!next.isType) open.push(next.target);
  }
  return undefined;
}

function fromPortal(_from, to) {
  // The portal hides what the access table forbids, and so reads that very table.
  const allowed = ['portal', 'portal ui', 'portal feature', 'contract', 'package', 'access', 'errors'];
  return allowed.includes(to.zone)
    ? undefined
    : 'the portal imports the contract and the tables, not the server';
}

const sql =
  /\bstatement\s*\(|(['"`])\s*(select\b(?:(?!\1)[\s\S])*?\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b|with\s+\w+\s+as\s*\()/i;

function sqlOutsideStore(from, text) {
  const mayHoldSql = from.role === 'store' || from.role === 'test';
  const isLookedAt = ['feature', 'access', 'errors', 'entry'].includes(from.zone);
  return isLookedAt && !mayHoldSql ? sql.exec(text)?.index : undefined;
}
