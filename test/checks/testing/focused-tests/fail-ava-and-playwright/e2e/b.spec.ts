import { test } from './fixtures';
test.describe.only('b', () => {});
