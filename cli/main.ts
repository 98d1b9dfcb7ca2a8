import { parseArgs } from 'node:util';
import { verifyAuditLog } from './audit.ts';
import { backUp } from './backup.ts';
import { importCatalog } from './catalog.ts';
import { explainAccess } from './explain.ts';
import { changeKeys } from './key-rotation.ts';
import { restore } from './restore.ts';
import { Stop } from './stop.ts';

const usage = `Usage:
  npm run catalog:import -- <file> [options]
  npm run explain -- <customer> [person] --user NAME [options]
  npm run audit:verify -- [--from FILE] [--head FILE]
  npm run backup -- <file or folder> [--keys FILE] [--tables]
  npm run restore -- <file> [--keys FILE]
  npm run key:rotate

catalog:import sends a catalog file to a running Twotier, shows its progress and lists the rows that could not be taken.

  --country US      market of offers that name none
  --currency USD    currency of prices that name none
  --publisher NAME  publisher of entries that name none
  --not-for-sale    import products without selling them yet
  --dry-run         only check the file: nothing is changed

explain says who of your company may do what for a customer (its name or tenant id); with a person (name or
sign-in name), what that person may do and on what each answer rests.

  --task NAME       one task alone, such as add-subscriptions

Both take:

  --language en     language of messages: en, es or ru
  --url URL         where Twotier runs (preset: TWOTIER_PUBLIC_URL, else http://HOST:PORT)
  --user NAME       who asks: an operator administrator for an import, somebody of the partner for an explanation;
                    the password is read from TWOTIER_PASSWORD, taken from the demo's credentials or asked for
                    (preset for imports: the operator of the demo, from demo-credentials.json in TWOTIER_DATA_DIR)

audit:verify reads the chain of the activity log from its beginning and says the first place where a record was
changed, removed or added behind the product's back. It works on the database of TWOTIER_DATA_DIR or DATABASE_URL,
whether or not the product is running.

  --head FILE       write where the chain ends, to be kept elsewhere
  --from FILE       the chain must pass through this head: also finds a chain that was made anew, or cut off

backup copies the database into one file while the product works on it. The keys are not in that file:

  --keys FILE       write the keys there, to be kept apart from the backup
  --tables          copy the rows of all tables, which any server takes, in place of the embedded database's files
                    (always so for the server of DATABASE_URL)

restore makes a database from such a file and verifies it: files in TWOTIER_DATA_DIR, which must be empty; rows there,
or in the empty database that DATABASE_URL names.

  --keys FILE       put these keys beside the database

key:rotate replaces the key that seals secrets: a new one comes first, everything is sealed anew, the old one is
retired. The product may be at work meanwhile; run it again where it was interrupted.

Exit codes: 0 everything was taken, or is allowed; 2 some rows were not, something
is not, or the log is broken; 1 it did not take place.
`;

const options = {
  country: { type: 'string' },
  currency: { type: 'string' },
  publisher: { type: 'string' },
  'not-for-sale': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  task: { type: 'string' },
  language: { type: 'string' },
  url: { type: 'string' },
  user: { type: 'string' },
  from: { type: 'string' },
  head: { type: 'string' },
  keys: { type: 'string' },
  tables: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = read(args);
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const reaching = { language: values.language ?? 'en', url: values.url, user: values.user };
  if (positionals[0] === 'explain') {
    const [, customer, person, ...rest] = positionals;
    if (customer === undefined || values.user === undefined || rest.length > 0)
      throw new Stop(usage.trimEnd());
    return explainAccess({ ...reaching, customer, person, task: values.task });
  }
  if (positionals.join(' ') === 'audit verify')
    return verifyAuditLog({ from: values.from, head: values.head });
  if (positionals.join(' ') === 'key rotate') return changeKeys();
  const [command, path] = positionals;
  if (command === 'backup' && path !== undefined && positionals.length === 2)
    return backUp({ to: path, keys: values.keys, tables: values.tables ?? false });
  if (command === 'restore' && path !== undefined && positionals.length === 2)
    return restore({ file: path, keys: values.keys });
  const [area, verb, file, ...more] = positionals;
  if (area !== 'catalog' || verb !== 'import' || file === undefined || more.length > 0)
    throw new Stop(usage.trimEnd());
  return importCatalog({
    file,
    country: values.country,
    currency: values.currency,
    publisher: values.publisher,
    sellable: !values['not-for-sale'],
    dryRun: values['dry-run'] ?? false,
    ...reaching,
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
