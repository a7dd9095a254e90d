import type { FromWorker, ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

/** The worker of the web host: every file comes from the host by message. */
const scope = globalThis as unknown as {
  postMessage(message: FromWorker): void;
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
};
const receive = serve({
  post: (message) => {
    scope.postMessage(message);
  },
});
scope.onmessage = (event) => {
  receive(event.data);
};
