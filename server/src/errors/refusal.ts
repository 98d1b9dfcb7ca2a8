import type { ErrorName } from './error-codes.ts';
import type { InputProblem } from './input-problems.ts';
import type { RefusalParameters } from './sentence.ts';

/** One field a refusal is about: where it is in the caller's own input, and what is wrong there. */
export interface FieldProblem {
  /** Path as on the wire, e.g. `billingProfile.defaultAddress.postalCode`. */
  readonly field: string;
  readonly message: string;
  readonly severity?: 'refuse' | 'warn';
}

/**
 * The only way to say no. Carries a name of the error catalogue; number, HTTP status and
 * sentence are looked up in one place when the answer is written.
 */
export class Refusal extends Error {
  readonly reason: ErrorName;
  readonly parameters: RefusalParameters;
  readonly fields: readonly FieldProblem[];
  /** What is wrong with values of the request; becomes fields in the reader's language. */
  readonly inputs: readonly InputProblem[];

  constructor(
    reason: ErrorName,
    parameters: RefusalParameters = {},
    fields: readonly FieldProblem[] = [],
    inputs: readonly InputProblem[] = [],
  ) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.parameters = parameters;
    this.fields = fields;
    this.inputs = inputs;
  }
}

export function refuse(
  reason: ErrorName,
  parameters: RefusalParameters = {},
  fields: readonly FieldProblem[] = [],
): never {
  throw new Refusal(reason, parameters, fields);
}
