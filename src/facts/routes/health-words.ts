/** Words that say health wherever they stand at the end of a path. */
const CERTAIN =
  /^[_.-]*(app|service|server|api|db|database|liveness|readiness|system)?[_-]?(health|healthz|healthy|healthcheck|health[-_]?checks?|health[-_](status|ping|live|ready|liveness|readiness)|livez?|liveness|liveliness|readyz?|readiness|alive|isalive|is[-_]alive|heartbeat|lbheartbeat|heart-beat|hc)[_-]*$/i;

/** Words that also mean something else below a resource: `/orders/status`. */
const WEAK = /^(status|statusz|ping|up|live|ready|alive|hc)$/i;

/** Segments that may stand before a weak word. */
const NEUTRAL =
  /^(api|apis|rest|v\d+(\.\d+)?|internal|system|sys|_?status|_|public|private|admin|management|manage|actuator|monitor(ing)?|probes?|ops|app|common|health\w*|\*|service|\w+-service|server|__\w+__|-|k8s|meta|util(s)?|_?internal|info)$/i;

/** True for a path by which a platform asks whether the service is well. */
export function isHealthPath(path: string): boolean {
  const segments = path
    .replace(/\.(json|xml|txt|html|php|\{[^}]*\}|:format)$/i, '')
    .replace(/\(\.:format\)$/, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '?');
  const last = segments.at(-1) ?? '';
  const before = segments.slice(0, -1);
  if (before.some((segment) => /[:{<(]/.test(segment))) {
    return false;
  }
  // `/health/live`, `/health/db`, `/actuator/health`.
  if (before.some((segment) => /^_*health(z|[-_]?checks?)?$/i.test(segment))) {
    return true;
  }
  if (WEAK.test(last)) {
    return before.every((segment) => NEUTRAL.test(segment));
  }
  return CERTAIN.test(last);
}
