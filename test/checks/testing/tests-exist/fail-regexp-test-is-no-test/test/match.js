import pattern from './pattern.js';
export const ok = pattern.test('x') && /a/.test('b');
