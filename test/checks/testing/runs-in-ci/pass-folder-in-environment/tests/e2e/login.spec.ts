import { test, expect } from '@playwright/test';

test('logs in', async ({ page }) => {
  await page.goto('/login');
  await expect(page).toHaveURL('/login');
});
