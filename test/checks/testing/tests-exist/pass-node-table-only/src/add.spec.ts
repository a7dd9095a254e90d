import { describe, it } from 'vitest';
describe('add', () => {
  it.each([[1, 2, 3]])('%i + %i', (a, b, c) => {});
});
