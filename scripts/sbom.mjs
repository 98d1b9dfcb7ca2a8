import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, root } from './runtime.mjs';
import { componentsOf, licenseProblems, sbomOf } from './sbom-reading.mjs';

// `npm run sbom [-- --audit]`: what the product is made of, as CycloneDX, with a check of licenses. It goes by the
// lockfile and the packages that are installed, and asks nobody; `--audit` also asks the registry for advisories.
await command(async () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const product = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const components = componentsOf(lock, (path) => {
    const file = join(root, path, 'package.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'sbom.json'), `${JSON.stringify(sbomOf(product, components), null, 1)}\n`);
  const served = components.filter(({ scope }) => scope === 'required').length;
  console.log(`dist/sbom.json: ${components.length} packages, ${served} of them in what is served`);
  for (const [license, count] of countBy(components)) console.log(`  ${license}: ${count}`);
  const problems = licenseProblems(components);
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) return 1;
  return process.argv.includes('--audit') ? audit() : 0;
});

function countBy(components) {
  const counts = new Map();
  for (const { license } of components) counts.set(license, (counts.get(license) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Advisories for what is served. A registry that keeps none, or is out of reach, is no failure of ours. */
async function audit() {
  const { spawnSync } = await import('node:child_process');
  const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  });
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    report = {};
  }
  const found = report.metadata?.vulnerabilities;
  if (!found) {
    console.log('The registry told of no advisories: ask again where one that keeps them can be reached.');
    return 0;
  }
  console.log(`advisories: ${JSON.stringify(found)}`);
  for (const { name, severity, range } of Object.values(report.vulnerabilities ?? {}))
    console.log(`  ${severity}: ${name} ${range}`);
  return found.high + found.critical > 0 ? 1 : 0;
}
