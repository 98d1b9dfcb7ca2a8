import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Problem, type Problems, warning } from '../../ui/index.ts';
import { checkEnrollment, type EnrollmentCheck } from './calls.ts';
import { detailsOf, type Entries, entryOf } from './entries.ts';

const pauseMs = 500;

/** Has the server check the entries as they are typed; answers about entries changed since are left out. */
export function useCheck(entries: Entries): {
  readonly problems: Problems<Entries>;
  readonly checked: EnrollmentCheck | undefined;
} {
  const [settled, setSettled] = useState(entries);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(entries), pauseMs);
    return () => clearTimeout(timer);
  }, [entries]);
  const details = detailsOf(settled);
  const query = useQuery({
    queryKey: ['enrollment', 'check', details],
    queryFn: ({ signal }) => checkEnrollment(details, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  const problems: Partial<Record<keyof Entries, Problem>> = {};
  if (!query.isPlaceholderData) {
    for (const { field, severity, message } of query.data?.problems ?? []) {
      const name = entryOf(field);
      if (!(name in entries) || entries[name] !== settled[name]) continue;
      problems[name] ??= severity === 'warn' ? warning(message) : message;
    }
  }
  return { problems, checked: query.data };
}
