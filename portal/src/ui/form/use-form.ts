import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FieldProblems } from '../../api/errors.ts';
import { forgetEntries, keepEntries, keptEntries } from './kept-entries.ts';
import { namesInError, type Problem, type Problems, problemsByField, textOf } from './problem.ts';

export interface FormOptions<Values extends object> {
  readonly initial: Values;
  /** Every problem of the entries as they are; shown at a field once it was left, and all on `check`. */
  readonly problems?: (values: Values) => Problems<Values>;
  /** Keeps the entries under this name until `forget`, even when the page is left. */
  readonly keepAs?: string;
  /** The server's names of fields where they differ from the form's. */
  readonly serverNames?: Readonly<Record<string, keyof Values & string>>;
}

export interface FieldBinding<Value> {
  readonly id: string;
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
  readonly problem: Problem | undefined;
  /** Lets the error summary call the field by its label. */
  readonly nameLabel: (label: string) => void;
}

export interface ShownProblem {
  readonly fieldId: string;
  readonly label: string | undefined;
  readonly text: string;
}

export interface Form<Values extends object> {
  readonly values: Values;
  readonly set: (change: Partial<Values>) => void;
  /** Spread into a field part: `<TextField label=… {...form.field('city')} />`. */
  readonly field: <Name extends keyof Values & string>(name: Name) => FieldBinding<Values[Name]>;
  readonly valid: boolean;
  readonly dirty: boolean;
  /** Shows every problem; false when there are errors, and the summary takes the focus. */
  readonly check: () => boolean;
  /** Shows the server's messages at their fields. */
  readonly accept: (problems: FieldProblems) => void;
  /** For `ErrorSummary`: what is wrong, after `check` or `accept`. */
  readonly shown: readonly ShownProblem[];
  readonly attempt: number;
  readonly reset: () => void;
  readonly forget: () => void;
}

/** A form with these entries among others, for fields that several forms share. */
export interface FormPart<Values extends object> {
  readonly values: Values;
  set(change: Partial<Values>): void;
  field<Name extends keyof Values & string>(name: Name): FieldBinding<Values[Name]>;
}

/** The entries of one form: values, problems, and when to show them. */
export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  type Name = keyof Values & string;
  const prefix = useId();
  const labels = useRef(new Map<string, string>());
  const [initial] = useState(options.initial);
  const [values, setValues] = useState<Values>(
    () => (options.keepAs && keptEntries<Values>(options.keepAs)) || initial,
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<Partial<Record<Name, string>>>({});
  const [others, setOthers] = useState<readonly string[]>([]);

  const dirty = useMemo(() => JSON.stringify(values) !== JSON.stringify(initial), [values, initial]);
  useEffect(() => {
    if (options.keepAs && dirty) keepEntries(options.keepAs, values);
  }, [options.keepAs, values, dirty]);

  const found: Problems<Values> = options.problems?.(values) ?? {};
  const inError = namesInError(found);
  const fieldId = (name: string) => `${prefix}${name}`;

  const set = (change: Partial<Values>) => {
    setValues((old) => ({ ...old, ...change }));
    setRefused((old) => {
      const rest = { ...old };
      for (const name of Object.keys(change)) delete rest[name as Name];
      return rest;
    });
  };

  const problemOf = (name: Name): Problem | undefined =>
    refused[name] ?? (attempt > 0 || left.has(name) ? found[name] : undefined);

  const named = (name: Name, text: string): ShownProblem => ({
    fieldId: fieldId(name),
    label: labels.current.get(name),
    text,
  });
  const refusedNames = Object.keys(refused) as Name[];
  const shown: ShownProblem[] = [
    ...(attempt > 0
      ? inError.filter((name) => !refused[name]).map((name) => named(name, textOf(found[name] as Problem)))
      : []),
    ...refusedNames.map((name) => named(name, refused[name] as string)),
    ...others.map((text) => ({ fieldId: '', label: undefined, text })),
  ];

  return {
    values,
    set,
    field: (name) => ({
      id: fieldId(name),
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      onBlur: () => setLeft((old) => (old.has(name) ? old : new Set([...old, name]))),
      problem: problemOf(name),
      nameLabel: (label) => {
        labels.current.set(name, label);
      },
    }),
    valid: inError.length === 0,
    dirty,
    check: () => {
      setAttempt((count) => count + 1);
      setOthers([]);
      return inError.length === 0;
    },
    accept: (problems) => {
      const sorted = problemsByField(problems, values, options.serverNames);
      setRefused(sorted.fields);
      setOthers(sorted.others);
      if (Object.keys(sorted.fields).length + sorted.others.length > 0) setAttempt((count) => count + 1);
    },
    shown,
    attempt,
    reset: () => {
      setValues(initial);
      setLeft(new Set());
      setAttempt(0);
      setRefused({});
      setOthers([]);
    },
    forget: () => options.keepAs && forgetEntries(options.keepAs),
  };
}
