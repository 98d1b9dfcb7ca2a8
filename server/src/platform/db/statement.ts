/** One SQL statement of a store; `name` makes it a prepared statement on each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /**
   * One plan is best for all values: outside a `transaction` it is made once per connection. Left to itself
   * PostgreSQL plans a statement with `limit $n` anew each time, which takes longer than a page.
   */
  readonly plannedOnce?: true;
}

const statements = new Map<string, Statement>();

/**
 * Declares a statement. Names are unique in the whole product (`customer.listByName`), so that
 * a test can prepare each of them against the real schema.
 */
export function statement(
  name: string,
  text: string,
  traits: Pick<Statement, 'plannedOnce'> = {},
): Statement {
  if (statements.has(name)) throw new Error(`two statements are called ${name}`);
  // PostgreSQL cuts names of prepared statements there, and two would become one.
  if (name.length > 63) throw new Error(`the statement name ${name} is longer than 63 characters`);
  const declared = { name, text, ...traits };
  statements.set(name, declared);
  return declared;
}

export function allStatements(): readonly Statement[] {
  return [...statements.values()];
}
