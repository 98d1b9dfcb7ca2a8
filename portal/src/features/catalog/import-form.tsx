import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contentAsBase64, useAction, useSession } from '../../api/index.ts';
import {
  CheckField,
  ErrorBar,
  FileField,
  Section,
  SelectField,
  TextField,
  useGo,
  useToast,
} from '../../ui/index.ts';
import { importsKey, readMarkets, startImport } from './calls.ts';
import { useText } from './text.ts';

const bytesMax = 20 * 1024 * 1024;

interface Wanted {
  readonly file: File;
  readonly country: string;
  readonly currency: string;
  readonly sellable: boolean;
  readonly dryRun: boolean;
}

/** Chooses a file and sends it; its progress is on a page of its own. */
export function ImportForm() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const { tenant } = useSession();
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const [country, setCountry] = useState(tenant.country);
  const [currency, setCurrency] = useState('');
  const [sellable, setSellable] = useState(true);
  const [dryRun, setDryRun] = useState(false);
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });

  const start = useAction({
    act: async ({ file: chosen, ...options }: Wanted, ids) => {
      const contentBase64 = await contentAsBase64(chosen).catch(() =>
        Promise.reject(new Error(t('fileUnread'))),
      );
      const { currency: wanted, ...rest } = options;
      return startImport(
        { fileName: chosen.name, contentBase64, ...rest, ...(wanted ? { currency: wanted } : {}) },
        ids,
      );
    },
    refreshes: [importsKey],
    onDone: ({ id }) => {
      toast.done(t('started'));
      go(`/catalog/imports/${id}`);
    },
  });

  const tooLarge = file !== undefined && file.size > bytesMax;
  const fileProblem = tooLarge ? t('fileTooLarge') : asked && !file ? t('fileMissing') : undefined;
  const currencyProblem = currency === '' || /^[A-Za-z]{3}$/.test(currency) ? undefined : t('currencyWrong');

  const submit = () => {
    setAsked(true);
    if (file && !tooLarge && !currencyProblem) start.run({ file, country, currency, sellable, dryRun });
  };

  return (
    <Section title={t('importCatalog')} text={t('importsLead')}>
      <ErrorBar error={start.error} />
      <FileField
        label={t('file')}
        hint={t('fileHint')}
        required
        accept=".json,.csv,application/json,text/csv"
        problem={fileProblem}
        onChange={(chosen) => {
          start.reset();
          setFile(chosen);
        }}
      />
      <Text size={200} block>
        {t('promotionColumns')}
      </Text>
      <Text size={200} block>
        {t('ruleColumns')}
      </Text>
      <SelectField
        label={t('countryField')}
        value={country}
        onChange={setCountry}
        none={false}
        choices={(markets.data ?? [{ country, name: country }]).map((market) => ({
          value: market.country,
          label: market.name,
        }))}
      />
      <TextField
        label={t('currencyField')}
        hint={t('currencyHint')}
        value={currency}
        onChange={setCurrency}
        problem={currencyProblem}
      />
      <CheckField label={t('sellable')} value={sellable} onChange={setSellable} />
      <CheckField label={t('dryRun')} value={dryRun} onChange={setDryRun} />
      <div>
        <Button appearance="primary" disabledFocusable={start.running} onClick={submit}>
          {dryRun ? t('checkFile') : t('start')}
        </Button>
      </div>
    </Section>
  );
}
