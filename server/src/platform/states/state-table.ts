/**
 * A state machine of the domain as data (domain rules 4): one row for each thing that may happen in a
 * state. A pair of state and event without a row is refused and changes nothing. Rules read it with
 * `nextState`; `docs/generated/states.md` draws it.
 */
export interface StateTable<State extends string = string, Event extends string = string> {
  /** What passes through the states: `Customer–partner relationship`. */
  readonly title: string;
  /** Where the rule comes from: `4.3, C33, C37`. */
  readonly rule: string;
  /** The state of what does not exist yet, if the table has one; drawn as the start. */
  readonly start?: State;
  readonly rows: readonly StateRow<State, Event>[];
}

export interface StateRow<State extends string = string, Event extends string = string> {
  readonly from: State;
  /** One word or two for one thing that happens: `accept`, `take permission`. */
  readonly event: Event;
  /** Who or what brings it about: `customer GA`, `date`. */
  readonly who: string;
  /** What must hold besides the state. */
  readonly condition?: string;
  readonly to: State;
  readonly effect?: string;
}

/** The next state, or null where the event is refused in this one. */
export function nextState<State extends string, Event extends string>(
  table: StateTable<State, Event>,
  from: NoInfer<State>,
  event: NoInfer<Event>,
): State | null {
  return table.rows.find((row) => row.from === from && row.event === event)?.to ?? null;
}
