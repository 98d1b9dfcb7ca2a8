/** One cycle for every knot of files that import each other: Tarjan's components, then a way round. */
export function findCycles(graph) {
  return components(graph)
    .filter((knot) => knot.length > 1 || graph.get(knot[0]).includes(knot[0]))
    .map((knot) => wayRound(graph, [...knot].sort()[0], new Set(knot)));
}

function components(graph) {
  const order = new Map();
  const low = new Map();
  const open = [];
  const found = [];
  const visit = (node) => {
    order.set(node, order.size);
    low.set(node, order.get(node));
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node), low.get(next)));
      } else if (open.includes(next)) {
        low.set(node, Math.min(low.get(node), order.get(next)));
      }
    }
    if (low.get(node) === order.get(node)) found.push(open.splice(open.indexOf(node)));
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}

/** The shortest way from a file back to itself. */
function wayRound(graph, start, knot) {
  const ways = [[start]];
  const seen = new Set();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1)) ?? []) {
      if (next === start) return way;
      if (!knot.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [start];
}
