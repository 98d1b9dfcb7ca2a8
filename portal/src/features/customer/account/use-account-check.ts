import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Problem, type Problems, warning } from '../../../ui/index.ts';
import type { MarketForm } from '../../market/index.ts';
import type { BillToEntries, EntryName } from './bill-to-entries.ts';
import { type BillingProfileCheck, checkProfile } from './calls.ts';
import { useText } from './text.ts';

const pauseMs = 400;

/** Has the server check the entries once they have stopped changing (C21). */
export function useAccountCheck(customerId: string, entries: BillToEntries) {
  const [settled, setSettled] = useState(entries);
  const text = JSON.stringify(entries);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the entries
  useEffect(() => {
    const timer = setTimeout(() => setSettled(entries), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ['customers', 'account-check', customerId, settled],
    queryFn: ({ signal }) => checkProfile(customerId, settled, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const checked: BillingProfileCheck | undefined = query.data;
  const problems: Partial<Record<EntryName, Problem>> = {};
  if (!query.isPlaceholderData) {
    for (const { field, severity, message } of checked?.problems ?? []) {
      const name = field.split('.').at(-1) as EntryName;
      // An answer about an entry that has changed since says nothing.
      if (!(name in entries) || entries[name] !== settled[name]) continue;
      problems[name] ??= severity === 'warn' ? warning(message) : message;
    }
  }
  return { problems, checked };
}

const always = [
  'companyName',
  'firstName',
  'lastName',
  'email',
  'addressLine1',
  'culture',
  'language',
] as const satisfies readonly EntryName[];

/** What can be told without asking the server. */
export function ownProblems(entries: BillToEntries, market: MarketForm | undefined): Problems<BillToEntries> {
  const t = useText.now;
  const required: EntryName[] = [
    ...always,
    ...(market?.cityRequired ? (['city'] as const) : []),
    ...(market?.stateRequired ? (['state'] as const) : []),
    ...(market?.postalCodeRequired ? (['postalCode'] as const) : []),
    ...(market?.phoneRequired ? (['phoneNumber'] as const) : []),
  ];
  const problems: Partial<Record<EntryName, Problem>> = {};
  for (const name of required) if (entries[name].trim() === '') problems[name] = t('missing');
  if (entries.email.trim() && !/^\S+@\S+\.\S+$/.test(entries.email.trim())) problems.email = t('emailForm');
  return problems;
}
