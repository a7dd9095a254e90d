import { it } from 'node:test';

it('adds', () => {});

it('answers', { only: true }, async () => {});
