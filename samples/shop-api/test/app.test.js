import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../src/app.js';

test('builds', () => {
  assert.ok(createApp());
});

test.only('refuses a request without a token', async () => {
  const server = createApp().listen(0);
  const { port } = server.address();
  const response = await fetch(`http://127.0.0.1:${port}/orders`);
  assert.equal(response.status, 401);
  server.close();
});
