import { setTimeout as wait } from 'node:timers/promises';
import { workbookOf } from '../server/src/platform/workbook/index.ts';
import type { BenchWorld } from './world.ts';

export interface ImportSize {
  readonly people: number;
  readonly peopleOfWorkbook: number;
}
export const wholeImport: ImportSize = { people: 100_000, peopleOfWorkbook: 20_000 };
export const quickImport: ImportSize = { people: 5_000, peopleOfWorkbook: 1_000 };

/** How long the steps of an import took, in the order somebody does them. */
export interface ImportTimes {
  readonly bytes: number;
  readonly uploadMs: number;
  readonly checkMs: number;
  readonly createMs: number;
  readonly passwordsMs: number;
  readonly undoMs: number;
}

export interface MeasuredImport {
  readonly size: ImportSize;
  readonly file: ImportTimes;
  readonly workbookCheckMs: number;
}

interface Told {
  readonly id: string;
  readonly state: string;
  readonly rows: { readonly created: number; readonly bad: number; readonly removed: number };
  readonly upload: { readonly parts: number; readonly partBytes: number };
}

const header = ['First name', 'Last name', 'Display name', 'Email', 'Status update'];
const person = (n: number, name: string, domain: string) => [
  `Ann ${n}`,
  `Lee ${n % 977}`,
  `Ann ${n} Lee`,
  `${name}${n}@${domain}`,
  '',
];

/** A file of people, as somebody sends it: parts over HTTP, the answers waited for as the page does. */
export async function measureImport(
  world: BenchWorld,
  origin: string,
  size: ImportSize,
  say: (text: string) => void,
): Promise<MeasuredImport> {
  const headers = { authorization: `Bearer ${await world.personToken('admin-agent')}` };
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { customerId, domain } = await someCustomer(ask);
  const root = `/twotier/v1/customers/${customerId}/userimports`;

  const send = async (fileName: string, bytes: Buffer): Promise<Told> => {
    let one = await ask<Told>('POST', root, { fileName, sizeBytes: bytes.length });
    const { parts, partBytes } = one.upload;
    for (let part = 0; part < parts; part++) {
      const content = bytes.subarray(part * partBytes, (part + 1) * partBytes);
      one = await ask('PUT', `${root}/${one.id}/parts/${part}`, {
        contentBase64: content.toString('base64'),
      });
    }
    return one;
  };
  const until = async (id: string, ...states: readonly string[]): Promise<Told> => {
    for (;;) {
      const one = await ask<Told>('GET', `${root}/${id}`);
      if (states.includes(one.state)) return one;
      await wait(100);
    }
  };
  const expect = (wanted: boolean, what: string) => {
    if (!wanted) throw new Error(`the import is not what was measured: ${what}`);
  };

  const rows = Array.from({ length: size.people }, (_, n) => person(n, 'measured', domain).join(','));
  const bytes = Buffer.from(`${[header.join(','), ...rows].join('\r\n')}\r\n`);
  const lap = stopwatch();
  const { id } = await send('people.csv', bytes);
  const uploadMs = lap();
  expect((await until(id, 'checked', 'refused')).state === 'checked', 'the file was refused');
  const checkMs = lap();
  say(`${size.people} rows sent in ${seconds(uploadMs)} and checked in ${seconds(checkMs)}`);
  await ask('POST', `${root}/${id}/start`, { usageLocation: 'US' });
  expect((await until(id, 'finished')).rows.created === size.people, 'somebody was not created');
  const createMs = lap();
  say(`${size.people} people created in ${seconds(createMs)}`);
  const { file } = await ask<{ file: string }>('POST', `${root}/${id}/passwords`);
  expect(file.split('\r\n').length === size.people + 2, 'a password is missing');
  const passwordsMs = lap();
  await ask('POST', `${root}/${id}/undo`);
  expect((await until(id, 'undone')).rows.removed === size.people, 'somebody was not removed');
  const undoMs = lap();
  say(`passwords in ${seconds(passwordsMs)}, taken back in ${seconds(undoMs)}`);

  const people = Array.from({ length: size.peopleOfWorkbook }, (_, n) => person(n, 'sheet', domain));
  const workbook = await workbookOf(header, people);
  lap();
  const sent = await send('people.xlsx', workbook);
  expect((await until(sent.id, 'checked', 'refused')).state === 'checked', 'the workbook was refused');
  const workbookCheckMs = lap();
  say(`a workbook of ${size.peopleOfWorkbook} rows sent and checked in ${seconds(workbookCheckMs)}`);
  const times = { bytes: bytes.length, uploadMs, checkMs, createMs, passwordsMs, undoMs };
  return { size, file: times, workbookCheckMs };
}

async function someCustomer(ask: <T>(method: string, path: string) => Promise<T>) {
  type Listed = { id: string; companyProfile: { companyName: string; domain: string } };
  const { items } = await ask<{ items: Listed[] }>('GET', '/v1/customers?size=100');
  const found = items.find(({ companyProfile }) => companyProfile.companyName === 'Granite Bakery');
  if (!found) throw new Error('the demo world has no Granite Bakery');
  return { customerId: found.id, domain: found.companyProfile.domain };
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const lap = now - last;
    last = now;
    return lap;
  };
}
