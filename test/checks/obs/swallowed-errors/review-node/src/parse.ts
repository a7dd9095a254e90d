export function read(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {}
  return value;
}

export function stop(server: { close(): void; drain(): void }) {
  try {
    server.drain();
    server.close();
  } catch (e) {
    // ignore
  }
}
