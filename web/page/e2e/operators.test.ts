import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from '../browser/axe.js';
import { hasChromium, launch, newContext, shoot, WIDE } from '../browser/chromium.js';
import { LocalMode } from './local.js';
import { newCollection, person, signUp } from './people.js';
import { draw, drop } from './pictures.js';

/** An operator and somebody with photos, at a local mode of their own; each test goes on where the one before ended. */
describe.runIf(hasChromium)('An operator of local mode', () => {
  const local = new LocalMode();
  let browser: Browser;
  let contexts: BrowserContext[];
  let operator: Page;
  let ann: Page;
  const uploads = () => operator.getByRole('article', { name: 'Uploads' });
  const dialog = () => operator.getByRole('dialog');
  const view = async (name: string) => {
    await operator.getByRole('navigation').getByRole('link', { name }).click();
    await operator.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const cells = (status: string) => ann.locator(`.cell[data-status="${status}"]`).count();
  const made = (name: string, width: number, height: number) => ({ name, type: 'image/jpeg' as const, width, height });

  beforeAll(async () => {
    await local.start({ THUMBNAIL_MAX_MEGAPIXELS: '1' });
    browser = await launch();
    contexts = [await newContext(browser, WIDE), await newContext(browser, WIDE)];
    [operator, ann] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  });
  afterAll(async () => {
    await browser.close();
    await local.remove();
  });

  test('is signed in by the printed link, which does not stay in the address', async () => {
    await operator.goto(local.link);
    await uploads().waitFor();
    expect(operator.url()).toBe(`${local.url}/#/~operators`);
    expect(await seriousFindings(operator)).toEqual([]);
  });

  test('pauses, has uploads wait, resumes, and sees them go', async () => {
    await signUp(ann, person('ann'), local.url);
    await newCollection(ann, 'Trip');
    await uploads()
      .getByRole('button', { name: /^Pause/ })
      .click();
    await dialog().getByLabel('Reason').fill('trying it');
    await dialog().getByRole('button', { name: 'Pause' }).click();
    await uploads().getByText('Worker paused').waitFor();
    // The worker looks at the switch each second, and a receive under way may still get something.
    await expect.poll(() => local.says('worker uploads is paused')).toBe(true);
    await drop(
      ann,
      await draw(
        ann,
        [1, 2, 3].map((i) => made(`small-${i}.jpg`, 300, 200)),
      ),
    );
    await uploads()
      .locator('.main-figure', { hasText: /^3 waiting/ })
      .waitFor();
    await shoot(operator, 'operators-local-paused');
    expect(await cells('READY')).toBe(0);
    await uploads()
      .getByRole('button', { name: /^Resume/ })
      .click();
    await dialog().getByText('3 messages wait').waitFor();
    await dialog().getByRole('button', { name: 'Resume' }).click();
    await uploads()
      .locator('.main-figure', { hasText: /^0 waiting/ })
      .waitFor();
    await expect.poll(() => cells('READY')).toBe(3);
  });

  test('sees a poison message, redrives it, and deletes it when it comes back', async () => {
    await local.send('UPLOADS_QUEUE_URL', 'poison');
    await uploads().getByRole('link', { name: '1 dead letter' }).click();
    const letter = operator.locator('.letter');
    await letter.getByText('Cannot be read').waitFor();
    await letter.getByText('Body').click();
    await letter.getByText('poison', { exact: true }).waitFor();
    await letter.getByRole('button', { name: /^Redrive/ }).click();
    await dialog().getByRole('button', { name: 'Redrive' }).click();
    await operator.getByText('1 of 1 moved').waitFor();
    // Its cause is not gone.
    await view('Overview');
    await uploads().getByRole('link', { name: '1 dead letter' }).click();
    await letter.getByRole('button', { name: /^Delete/ }).click();
    await dialog().getByLabel('Reason').fill('a test');
    await dialog().getByLabel('Type delete to confirm').fill('delete');
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await operator.getByText('There are none').waitFor();
  });

  test('retries a failed photo after a limit was raised', async () => {
    await drop(ann, await draw(ann, [made('large.jpg', 1_600, 1_200)]));
    await expect.poll(() => cells('FAILED')).toBe(1);
    await view('Failures');
    await operator.getByRole('link', { name: 'large.jpg' }).click();
    await operator.getByText('What happened').waitFor();
    await shoot(operator, 'operators-local-history');
    await local.stop();
    await local.start({ THUMBNAIL_MAX_MEGAPIXELS: '50' });
    await operator.reload();
    await view('Failures');
    await operator.getByRole('button', { name: 'Retry large.jpg' }).click();
    await dialog().getByRole('button', { name: 'Retry 1 photo' }).click();
    await operator.getByText('1 event sent again.').waitFor();
    await ann.reload();
    await expect.poll(() => cells('READY')).toBe(4);
    await operator.getByRole('button', { name: 'Refresh' }).click();
    await operator.getByText('No photo failed or was rejected').waitFor();
  });

  test('finds in the audit log what was done, and how much there is', async () => {
    await view('Audit log');
    for (const what of ['pauseWorker', 'resumeWorker', 'redrive', 'deleteDeadLetter', 'retryPhotos'])
      await operator.getByRole('rowheader', { name: what, exact: true }).first().waitFor();
    await view('Usage');
    await operator.getByText('By day').waitFor();
  });

  test('is nobody else: who has only photos is shown nothing, and refused', async () => {
    expect(await ann.getByRole('link', { name: 'Operators' }).count()).toBe(0);
    const asked: string[] = [];
    ann.on('request', (request) => asked.push(request.postData() ?? ''));
    await ann.goto(`${local.url}/#/~operators`);
    await ann.getByRole('heading', { name: 'For operators only' }).waitFor();
    expect(asked.filter((body) => body.includes('queues'))).toEqual([]);
  });
});
