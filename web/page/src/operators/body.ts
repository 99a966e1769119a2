/** A message's body with its lines as people read them; as it came if it is no JSON. JSON within JSON is opened. */
export function readable(body: string): string {
  const value = parsed(body);
  return value === undefined ? body : JSON.stringify(opened(value), null, 2);
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Wrapped by another service, as by SNS, an event is a string in an event. */
function opened(value: unknown): unknown {
  if (typeof value === 'string') return parsed(value) ?? value;
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]));
}
