import { test } from 'vitest';
import { query } from './db.js';
// it.only('x') is what you write while debugging
test('a', () => {
  query.only('id');
  model.find().only('name');
  const text = "it.only('b', () => {})";
});
