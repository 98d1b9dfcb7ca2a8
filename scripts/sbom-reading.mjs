/** Licenses under which packages may be passed on with the product, or used to make it. */
const passable = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** For making and testing only: not passed on. */
const forMaking = new Set(['MPL-2.0']);

/**
 * All packages of a lockfile. `manifestOf` reads the manifest of an installed one; null where it is not installed here,
 * as with binaries for other systems.
 */
export function componentsOf(lock, manifestOf) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => {
      const manifest = manifestOf(path);
      const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return {
        name,
        version: locked.version,
        license: licenseOf(locked.license ?? manifest?.license ?? manifest?.licenses),
        scope: locked.dev ? 'excluded' : locked.optional ? 'optional' : 'required',
        integrity: locked.integrity ?? null,
      };
    })
    .sort((a, b) => (a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name)));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** As manifests have written it through the years: a text, an object, a list of objects. */
function licenseOf(given) {
  if (typeof given === 'string') return given;
  if (Array.isArray(given)) return given.map(licenseOf).join(' OR ');
  return given?.type ?? 'unknown';
}

/** `(MIT OR GPL-2.0)` may be taken as either, `MIT AND ISC` has to be both. */
function isPassable(license, allowed) {
  return license
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => allowed.has(one.trim())));
}

export function licenseProblems(components) {
  return components
    .filter(({ license, scope }) =>
      scope === 'excluded'
        ? !isPassable(license, new Set([...passable, ...forMaking]))
        : !isPassable(license, passable),
    )
    .map(
      ({ name, version, license }) => `${name}@${version} is under ${license}, which nobody has looked at`,
    );
}

/** CycloneDX 1.6. The same lockfile gives the same document: it carries no date and no number of its own. */
export function sbomOf(product, components) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${product.name}@${product.version}`,
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: product.license } }],
      },
    },
    components: components.map(({ name, version, license, scope, integrity }) => ({
      type: 'library',
      'bom-ref': purlOf(name, version),
      name,
      version,
      purl: purlOf(name, version),
      scope,
      licenses: [/\s|\(/.test(license) ? { expression: license } : { license: licenseEntry(license) }],
      ...(integrity ? { hashes: [hashOf(integrity)] } : {}),
    })),
  };
}

const licenseEntry = (license) => (license === 'unknown' ? { name: license } : { id: license });

const purlOf = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

function hashOf(integrity) {
  const [algorithm, value] = integrity.split(' ')[0].split(/-(.*)/);
  return {
    alg: { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' }[algorithm] ?? algorithm,
    content: Buffer.from(value, 'base64').toString('hex'),
  };
}
