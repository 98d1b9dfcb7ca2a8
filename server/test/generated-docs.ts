import { type Cloud, roles, tenantKinds } from '../src/access/caller.ts';
import { type CloudFeature, cloudFeatures } from '../src/access/cloud-features.ts';
import type { Operation, PolicyRow } from '../src/access/policy.ts';
import { policy } from '../src/access/policy.ts';
import { errorCodes } from '../src/errors/error-codes.ts';
import type { StateTable } from '../src/platform/states/index.ts';
import { capabilities, invariants } from './capabilities.ts';
import type { ProofOf } from './proofs.ts';
import { allProofs } from './proofs.ts';
import { stateTables } from './state-tables.ts';

/** The pages of docs/generated/, printed from the product's own tables. */
export function generatedDocs(): Record<string, string> {
  return {
    'access.md': accessPage(),
    'capabilities.md': capabilitiesPage(allProofs()),
    'clouds.md': cloudsPage(),
    'errors.md': errorsPage(),
    'invariants.md': invariantsPage(allProofs()),
    'states.md': statesPage(),
  };
}

const head = (title: string, from: string) =>
  `# ${title}\n\nPrinted from \`${from}\`; do not edit. \`npm run check -- --write\` prints it again.\n\n`;

const clouds: readonly Cloud[] = ['global', 'us-government', 'germany'];

function cloudsPage(): string {
  const rows = Object.entries(cloudFeatures as Record<string, CloudFeature>).map(([name, feature]) => [
    name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    ...clouds.map((cloud) => mark(feature.clouds.includes(cloud))),
    feature.operations.map((operation) => `\`${operation}\``).join(', '),
  ]);
  const text = 'What is not named here is offered in every cloud.\n\n';
  return (
    head('What each cloud offers', 'server/src/access/cloud-features.ts') +
    text +
    table(['Feature', ...clouds, 'Operations'], rows)
  );
}

function capabilitiesPage(proofs: readonly ProofOf[]): string {
  const rows = Object.entries(capabilities).map(([id, { tier, title }]) => {
    const own = proofs.filter((one) => one.id === id);
    const journeys = own.filter(({ file }) => file.startsWith('e2e/'));
    return [
      id,
      title,
      tier,
      mark(own.length > journeys.length),
      mark(journeys.length > 0),
      own.map(proofText).join('<br>'),
    ];
  });
  const text =
    'Tests say in their titles what they prove, and a run in which none of them passes fails. *seed* is what the product was asked for in so many words, *linked* belongs to it, *beyond* rounds it off.\n\n';
  return (
    head(
      'What people can do, and what proves it',
      'server/test/capabilities.ts and the titles of all tests',
    ) +
    text +
    table(['Id', 'Capability', 'Tier', 'Tested', 'In the browser', 'By'], rows)
  );
}

function invariantsPage(proofs: readonly ProofOf[]): string {
  const rows = Object.entries(invariants).map(([id, title]) => {
    const own = proofs.filter((one) => one.id === id);
    return [id, title, mark(own.length > 0), own.map(proofText).join('<br>')];
  });
  return (
    head('What always holds, and what proves it', 'server/test/capabilities.ts and the titles of all tests') +
    table(['Id', 'Invariant', 'Tested', 'By'], rows)
  );
}

function proofText({ file, title }: ProofOf): string {
  const name = file.replace(/^server\/src\/features\//, '').replace(/\.(test|e2e)\.tsx?$/, '');
  return `\`${name}\` ${title.replaceAll('|', '/').replaceAll('<', '‹')}`;
}

function accessPage(): string {
  const columns = [
    'Operation',
    ...tenantKinds,
    ...roles,
    'application',
    'second factor',
    'fresh proof',
    'reach',
    'changes state',
    'program',
  ];
  const rows = (Object.entries(policy) as [Operation, PolicyRow][]).map(([operation, row]) => [
    `\`${operation}\``,
    ...tenantKinds.map((kind) => mark(row.kinds.includes(kind))),
    ...roles.map((role) => mark(row.roles.includes(role))),
    mark(row.application),
    mark(row.secondFactor),
    mark(row.stepUp === true),
    row.reach,
    mark(row.changes),
    [row.activePartner ? 'active' : '', row.signedPartner ? 'signed' : ''].filter(Boolean).join(', '),
  ]);
  return head('Who may do what', 'server/src/access/policy.ts') + table(columns, rows);
}

function errorsPage(): string {
  const rows = Object.entries(errorCodes).map(([name, { code, status, en }]) => [
    `\`${name}\``,
    String(status),
    String(code),
    en,
  ]);
  return (
    head('Refusals', 'server/src/errors/error-codes.ts') + table(['Name', 'HTTP', 'Code', 'Sentence'], rows)
  );
}

function statesPage(): string {
  return head('States', 'server/test/state-tables.ts') + stateTables.map(stateSection).join('\n');
}

function stateSection({ title, rule, start, rows }: StateTable): string {
  const columns = ['From', 'Event', 'Who', 'Condition', 'To', 'Effect'];
  const cells = rows.map(({ from, event, who, condition = '', to, effect = '' }) => [
    from === start ? '–' : from,
    event,
    who,
    condition,
    to === start ? '–' : to,
    effect,
  ]);
  const states = [...new Set(rows.flatMap(({ from, to }) => [from, to]))].filter((one) => one !== start);
  // Names of states may hold blanks; the drawing wants words.
  const node = (state: string) => (state === start ? '[*]' : state.replace(/\W+/g, '_'));
  const drawing = [
    'stateDiagram-v2',
    ...states.filter((state) => node(state) !== state).map((state) => `  state "${state}" as ${node(state)}`),
    ...rows.map(({ from, event, to }) => `  ${node(from)} --> ${node(to)}: ${event}`),
  ];
  return `## ${title} (${rule})\n\n\`\`\`mermaid\n${drawing.join('\n')}\n\`\`\`\n\n${table(columns, cells)}`;
}

function mark(on: boolean): string {
  return on ? '●' : '';
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(columns) + line(columns.map(() => '---')) + rows.map(line).join('');
}
