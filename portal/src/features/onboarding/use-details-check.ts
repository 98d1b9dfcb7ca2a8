import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Problem, type Problems, warning } from '../../ui/index.ts';
import { type AccountEntries, customerOf, type EntryName } from './account-entries.ts';
import {
  type CheckedDetails,
  checkDetails,
  checkDomain,
  type DomainAvailability,
  type DuplicateWarning,
  findDuplicates,
} from './calls.ts';

const pauseMs = 400;

/** A value once it has stopped changing. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export interface DetailsCheck {
  readonly problems: Problems<AccountEntries>;
  readonly suggestions: readonly string[];
  readonly checked: CheckedDetails | undefined;
}

/** Has the server check the entries as they are typed (C21); answers about entries changed since are left out. */
export function useDetailsCheck(entries: AccountEntries): DetailsCheck {
  const settled = useSettled(entries);
  const details = customerOf(settled);
  const query = useQuery({
    queryKey: ['onboarding', 'details', details],
    queryFn: ({ signal }) => checkDetails(details, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const checked = query.data;
  const problems: Partial<Record<keyof AccountEntries, Problem>> = {};
  if (!query.isPlaceholderData) {
    for (const { field, severity, message } of checked?.problems ?? []) {
      const name = field.split('.').at(-1) as EntryName;
      if (!(name in entries) || entries[name] !== settled[name]) continue;
      problems[name] ??= severity === 'warn' ? warning(message) : message;
    }
  }
  return { problems, suggestions: checked?.domainSuggestions ?? [], checked };
}

/** Whether the domain is free, and what is instead. */
export function useDomainCheck(domain: string): { found: DomainAvailability | undefined; checking: boolean } {
  const wanted = domain.trim().toLowerCase();
  const label = useSettled(wanted);
  const usable = /^[a-z][a-z0-9]{0,26}$/.test(label);
  const query = useQuery({
    queryKey: ['onboarding', 'domain', label],
    queryFn: ({ signal }) => checkDomain(label, signal),
    enabled: usable,
    staleTime: 10_000,
    retry: false,
  });
  const current = usable && label === wanted;
  return {
    found: current ? query.data : undefined,
    checking: wanted !== '' && (label !== wanted || query.isFetching),
  };
}

/** Own customers that may be the same company (D22). */
export function useDuplicates(entries: AccountEntries): readonly DuplicateWarning[] {
  const of = useSettled({
    companyName: entries.companyName.trim(),
    organizationRegistrationNumber: entries.organizationRegistrationNumber.trim(),
    postalCode: entries.postalCode.trim(),
  });
  const query = useQuery({
    queryKey: ['onboarding', 'duplicates', of],
    queryFn: ({ signal }) => findDuplicates(of, signal),
    enabled: of.organizationRegistrationNumber !== '' || (of.companyName !== '' && of.postalCode !== ''),
    staleTime: 60_000,
    retry: false,
  });
  return query.data ?? [];
}
