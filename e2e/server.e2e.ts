import { expect, test } from '@playwright/test';

test('every page opens, asks no other host, and breaks no rule of the security policy', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== baseURL) elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  for (const place of ['/', '/planner', '/wall', '/finder', '/finder?lang=en']) {
    const response = await page.goto(place);
    expect(response?.status()).toBe(200);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'self'");
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test('what describes the inside is not reachable', async ({ request }) => {
  for (const place of [
    '/_system/introspect',
    '/_system/config',
    '/_system/info',
    '/storage/v1/bucket',
    '/.built-from',
  ]) {
    expect((await request.get(place)).status()).toBe(404);
  }
  expect((await request.get('/rest/v1/buildings?select=code')).status()).toBe(401);
});
