import type { ErrorName } from './error-codes.ts';
import { type InputProblem, inputProblemText } from './input-problems.ts';
import { Refusal } from './refusal.ts';
import type { Language } from './sentence.ts';

/** Refuses values with every problem named by field; returns when there is none. Worded when it is answered. */
export function refuseInputs(
  problems: readonly InputProblem[],
  reason: Extract<ErrorName, 'input-invalid' | 'parameter-invalid'> = 'input-invalid',
): void {
  if (problems.length > 0) throw inputRefusal(problems, reason);
}

/** The same for one value, in an expression. */
export function refuseInput(problem: InputProblem): never {
  throw inputRefusal([problem], 'input-invalid');
}

export function inputRefusal(
  problems: readonly InputProblem[],
  reason: Extract<ErrorName, 'input-invalid' | 'parameter-invalid'>,
): Refusal {
  const names = problems.map(({ field }) => field).join(', ');
  return new Refusal(reason, { problems: names }, [], problems);
}

/** A refusal with what is wrong with its values in the reader's language. */
export function worded(refusal: Refusal, language: Language): Refusal {
  if (refusal.inputs.length === 0) return refusal;
  const fields = refusal.inputs.map((one) => ({
    field: one.field,
    message: inputProblemText(one, language),
  }));
  const problems = fields.map(({ field, message }) => `${field} ${message}`).join('; ');
  return new Refusal(refusal.reason, { ...refusal.parameters, problems }, fields);
}
