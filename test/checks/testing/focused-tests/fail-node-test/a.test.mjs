import { describe, it, test } from 'node:test';
test.only('a', () => {});
describe.only('b', () => {
  it('c', () => {});
});
