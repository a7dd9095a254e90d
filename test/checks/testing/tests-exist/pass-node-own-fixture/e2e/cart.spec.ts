import { test } from './fixtures';
test('buys', async ({ page }) => {});
