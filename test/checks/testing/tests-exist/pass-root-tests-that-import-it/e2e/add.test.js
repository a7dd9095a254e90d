import test from 'node:test';
import { add } from '../services/api/src/add.js';
test('adds', () => add(1, 2));
