import { it as case_, describe } from 'vitest';
case_.only.each([1, 2])('n %i', () => {});
describe.concurrent.only('x', () => {});
