import type { AccessMatrix, PersonAccess, RefusalExplained } from '../contract/explain.ts';
import type { Server } from './server.ts';
import { signInTo } from './server.ts';
import { Stop } from './stop.ts';

export interface ExplainOptions {
  readonly customer: string;
  /** A person of the own company, by name or sign-in name; without one, everybody is listed. */
  readonly person: string | undefined;
  readonly task: string | undefined;
  readonly language: string;
  readonly url: string | undefined;
  readonly user: string | undefined;
}

type Person = AccessMatrix['items'][number];

/** Who may do what at a customer, and why: the answers of the page of that name, as text. */
export async function explainAccess(options: ExplainOptions): Promise<number> {
  const server = await signInTo(options, process.env);
  try {
    const customerId = await customerCalled(server, options.customer);
    const { tasks, people } = await everybody(server, customerId);
    const task = options.task;
    if (task !== undefined && !tasks.some((one) => one.task === task))
      throw new Stop(`There is no task "${task}". Tasks: ${tasks.map((one) => one.task).join(', ')}`);
    if (options.person === undefined) {
      listPeople(people, tasks.length, task);
      return 0;
    }
    const person = personCalled(people, options.person);
    const path = `/twotier/v1/customers/${customerId}/access/${person.userId}`;
    const { verdicts } = await server.get<PersonAccess>(path);
    const asked = verdicts.filter((one) => task === undefined || one.task === task);
    for (const verdict of asked) write(verdict);
    return asked.every(({ allowed }) => allowed) ? 0 : 2;
  } finally {
    await server.signOut();
  }
}

function listPeople(people: readonly Person[], taskCount: number, task: string | undefined): void {
  const width = Math.max(...people.map(({ name }) => name.length));
  for (const { name, roles, allowed } of people) {
    const may = task === undefined ? `${allowed.length}/${taskCount}` : allowed.includes(task) ? 'yes' : 'no';
    print(`${name.padEnd(width)}  ${may.padEnd(6)}  ${roles.join(', ')}`);
  }
}

function write({ name, allowed, checks, remedy }: PersonAccess['verdicts'][number]): void {
  print(`${allowed ? '+' : '-'} ${name}`);
  for (const { passed, sentence } of checks as RefusalExplained['checks'])
    print(`    ${passed ? '+' : '-'} ${sentence}`);
  if (remedy) print(`    > ${remedy}`);
}

async function everybody(server: Server, customerId: string) {
  const people: Person[] = [];
  let tasks: AccessMatrix['tasks'] = [];
  let token: string | undefined;
  do {
    const after = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const page = await server.get<AccessMatrix>(
      `/twotier/v1/customers/${customerId}/access?size=100${after}`,
    );
    people.push(...page.items);
    tasks = page.tasks;
    token = page.continuationToken;
  } while (token);
  return { tasks, people };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

async function customerCalled(server: Server, name: string): Promise<string> {
  if (guid.test(name)) return name;
  const filter = JSON.stringify({ Field: 'CompanyName', Value: name, Operator: 'starts_with' });
  const { items } = await server.get<{
    items: readonly { id: string; companyProfile: { companyName: string } }[];
  }>(`/v1/customers?size=5&filter=${encodeURIComponent(filter)}`);
  const [found, ...others] = items;
  if (!found) throw new Stop(`No customer is called "${name}".`);
  if (others.length > 0)
    throw new Stop(
      `Several customers begin so: ${items.map((one) => one.companyProfile.companyName).join(', ')}`,
    );
  return found.id;
}

function personCalled(people: readonly Person[], name: string): Person {
  const wanted = name.toLowerCase();
  const found = people.find(
    (one) => one.name.toLowerCase() === wanted || one.userPrincipalName.toLowerCase() === wanted,
  );
  if (!found) throw new Stop(`Nobody of your company is called "${name}".`);
  return found;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
