import { parseArgs } from 'node:util';
import { importCatalog } from './catalog.ts';
import { Stop } from './stop.ts';

const usage = `Usage:
  npm run catalog:import -- <file> [options]

Sends a catalog file to a running Twotier, shows its progress and lists the rows that could not be taken.

  --country US      market of offers that name none
  --currency USD    currency of prices that name none
  --publisher NAME  publisher of entries that name none
  --not-for-sale    import products without selling them yet
  --dry-run         only check the file: nothing is changed
  --language en     language of messages: en, es or ru
  --url URL         where Twotier runs (preset: TWOTIER_PUBLIC_URL, else http://HOST:PORT)
  --user NAME       an operator administrator; the password is read from TWOTIER_PASSWORD or asked for
                    (preset: the operator of the demo, from demo-credentials.json in TWOTIER_DATA_DIR)

Exit codes: 0 everything was taken, 2 some rows were not, 1 the import did not take place.
`;

const options = {
  country: { type: 'string' },
  currency: { type: 'string' },
  publisher: { type: 'string' },
  'not-for-sale': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  language: { type: 'string' },
  url: { type: 'string' },
  user: { type: 'string' },
  help: { type: 'boolean' },
} as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  const [area, verb, file, ...more] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (area !== 'catalog' || verb !== 'import' || file === undefined || more.length > 0)
    throw new Stop(usage.trimEnd());
  return importCatalog({
    file,
    country: values.country,
    currency: values.currency,
    publisher: values.publisher,
    sellable: !values['not-for-sale'],
    dryRun: values['dry-run'] ?? false,
    language: values.language ?? 'en',
    url: values.url,
    user: values.user,
  });
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n\n${usage.trimEnd()}`);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Stop ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
