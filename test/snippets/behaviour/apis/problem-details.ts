/**
 * Every error has the form of RFC 9457 with the right status; what was raised on purpose is told, what broke is logged
 * and not told. Success stays as it was.
 */
import assert from 'node:assert';
import type { Answer, Ask } from '../../http.ts';
import type { Behaviour } from '../../model.ts';
import type { Subject } from '../../subject.ts';

const JSON_BODY = { 'content-type': 'application/json' };

const MISSING_ITEM_IN_GO = `mux.HandleFunc("GET /missing-item", func(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, http.StatusNotFound, "No item with this id")
})
badRequest = func(w http.ResponseWriter, detail string) { writeProblem(w, http.StatusBadRequest, detail) }`;

const DJANGO_HANDLERS = [
  'handler404 = "project.problem_details.not_found"',
  'handler500 = "project.problem_details.server_error"',
] as const;

export const problemDetails: Behaviour = {
  id: 'apis/problem-details',
  check,
  plans: {
    express: {
      mark: 'after-routes',
      mutations: [
        {
          name: 'tells what broke',
          from: 'detail: expected ? error.message : undefined',
          to: 'detail: error.message',
        },
        { name: 'does not log', from: 'console.error(error);', to: '' },
        { name: 'plain JSON', from: ".type('application/problem+json')", to: '' },
      ],
    },
    fastify: {
      mark: 'after-routes',
      mutations: [
        {
          name: 'tells what broke',
          from: 'detail: expected ? error.message : undefined',
          to: 'detail: error.message',
        },
        { name: 'no handler for unknown routes', from: 'app.setNotFoundHandler(', to: 'void (' },
      ],
    },
    fastapi: {
      mark: 'after-routes',
      mutations: [
        { name: 'tells what broke', from: 'problem(500)', to: 'problem(500, detail=str(error))' },
        { name: 'unknown routes as before', from: '@app.exception_handler(StarletteHTTPException)', to: '' },
      ],
    },
    django: {
      wiring: [
        {
          mark: 'settings',
          line: 'REST_FRAMEWORK = {"EXCEPTION_HANDLER": "project.problem_details.exception_handler"}',
        },
        {
          file: 'project/urls.py',
          mark: 'after-urls',
          line: DJANGO_HANDLERS.join('\n'),
          told: DJANGO_HANDLERS[0],
        },
      ],
      mutations: [
        {
          name: 'tells what broke',
          from: 'return problem(500)',
          to: 'import sys; return problem(500, detail=str(sys.exc_info()[1]))',
        },
        { name: 'plain JSON', from: 'response.content_type = "application/problem+json"', to: '' },
      ],
    },
    'spring-boot': {
      mutations: [
        {
          name: 'tells what broke',
          from: 'ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR)',
          to: 'ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, error.getMessage())',
        },
        { name: 'does not log', from: 'log.error("Unexpected error", error);', to: '' },
        { name: 'no handler for the rest', from: '@ExceptionHandler(Exception.class)', to: '' },
      ],
    },
    'net-http': {
      wiring: [
        { mark: 'handler', line: 'handler = withProblems(mux)' },
        {
          mark: 'before-routes',
          line: MISSING_ITEM_IN_GO,
          told: 'writeProblem(w, http.StatusNotFound, "No item with this id")',
        },
      ],
      mutations: [
        {
          name: 'tells what broke',
          from: 'http.StatusInternalServerError, "")',
          to: 'http.StatusInternalServerError, err.(string))',
        },
        { name: 'unknown routes as before', from: 'pattern != ""', to: 'true || pattern != ""' },
      ],
    },
  },
};

async function check(subject: Subject): Promise<void> {
  const app = await subject.start();
  const fine = await app.ask('/hello');
  assert.equal(fine.status, 200, 'success stays success');
  assert.deepEqual(JSON.parse(fine.text), { hello: 'world' }, 'success keeps its body');
  const probe = async (path: string, statuses: readonly number[], options: Ask = {}): Promise<Answer> => {
    const answer = await app.ask(path, options);
    assertProblem(answer, `${options.method ?? 'GET'} ${path}`, statuses);
    return answer;
  };
  const told = await probe('/missing-item', [404]);
  assert.match(told.text, /No item with this id/, 'what was raised on purpose is told');
  await probe('/nowhere', [404]);
  // Express and Fastify know no 405: for them the route of another method does not exist.
  await probe('/hello', [404, 405], { method: 'DELETE' });
  await probe('/items', [400, 422], { method: 'POST', headers: JSON_BODY, body: '{"name":' });
  const created = await app.ask('/items', { method: 'POST', headers: JSON_BODY, body: '{"name":"pen"}' });
  assert.equal(created.status, 201, 'a good body is accepted');
  if (subject.stack !== 'express') {
    await probe('/items', [400, 422], { method: 'POST', headers: JSON_BODY, body: '{}' });
  }
  const broken = await probe('/boom', [500]);
  assert.doesNotMatch(broken.text, /canary|stack|trace/i, 'what broke is not told');
  assert.ok(await app.prints(/canary-sync/), 'what broke is logged');
}

function assertProblem(answer: Answer, name: string, statuses: readonly number[]): void {
  assert.ok(
    statuses.includes(answer.status),
    `${name} answers ${statuses.join(' or ')}, not ${answer.status}`,
  );
  assert.match(
    String(answer.headers['content-type']),
    /^application\/problem\+json/,
    `${name} answers a problem`,
  );
  const problem = JSON.parse(answer.text) as { title?: unknown; status?: unknown };
  assert.equal(problem.status, answer.status, `${name} repeats its status`);
  assert.ok(typeof problem.title === 'string' && problem.title !== '', `${name} has a title`);
}
