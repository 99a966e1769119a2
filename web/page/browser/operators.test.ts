import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seriousFindings } from './axe.js';
import { complaints, hasChromium, inContext, launch, LOOKS, shoot, WIDE } from './chromium.js';
import { Fake, IDENTITY } from './fake.js';
import { FakeOperations, OPERATOR } from './operations.js';

const VIEWS = ['overview', 'failures', 'dead-letters', 'photos', 'reconcile', 'usage', 'audit'] as const;

describe.runIf(hasChromium)('The operators’ page', () => {
  let browser: Browser;
  let operations: FakeOperations;
  const fake = new Fake();

  beforeAll(async () => {
    await fake.start();
    fake.fill('Garden', 12);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await fake.stop();
  });
  beforeEach(() => void (operations = new FakeOperations()));

  const opened = async (context: BrowserContext, view = 'overview', groups = ['operators']) => {
    await operations.serve(context, fake, groups);
    const page = await context.newPage();
    await page.goto(`${fake.url}/#/~operators/${view}`);
    await page.locator('#view h1').waitFor();
    return page;
  };
  const tile = (page: Page, name: string) => page.getByRole('article', { name });
  const asked = (field: string) => operations.asked.filter((question) => question.field === field);

  test('pauses a worker, has its queue fill, resumes and drains it', () =>
    inContext(browser, WIDE, async (context) => {
      const page = await opened(context);
      const uploads = tile(page, 'Uploads');
      await uploads.getByText('Empty', { exact: true }).waitFor();
      await uploads.getByRole('button', { name: 'Pause: Registering uploads' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Pause' }).click();
      await dialog.getByText('Write a few words here.').waitFor();
      expect(asked('pauseWorker')).toEqual([]);
      await page.keyboard.type('looking at a poison message');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await uploads.getByText('Worker paused').waitFor();
      await uploads.getByText('looking at a poison message').waitFor();
      expect(asked('pauseWorker')[0]?.variables).toEqual({ worker: 'UPLOADS', reason: 'looking at a poison message' });

      operations.fill('UPLOADS', 90);
      await uploads.locator('.main-figure', { hasText: '90 waiting' }).waitFor();
      expect(await uploads.getByRole('img').getAttribute('aria-label')).toMatch(/90 now, 90 at most/);

      await uploads.getByRole('button', { name: 'Resume: Registering uploads' }).click();
      await dialog.getByText('90 messages wait and will be worked on at once.').waitFor();
      await dialog.getByRole('button', { name: 'Resume' }).click();
      await uploads.getByText('Worker runs').waitFor();
      await uploads.locator('.main-figure', { hasText: /^0 waiting/ }).waitFor();
      await uploads.getByText('Empty', { exact: true }).waitFor();
      expect(await uploads.getByRole('img').getAttribute('aria-label')).toMatch(/0 now, 90 at most/);
    }));

  test('shows a poison message, redrives it, and deletes one with a reason', () =>
    inContext(browser, WIDE, async (context) => {
      operations.die('UPLOADS', { body: 'poison', event: null, s3Key: null, owner: null, unreadable: 'no JSON' });
      operations.die('UPLOADS');
      const page = await opened(context);
      await tile(page, 'Uploads').getByRole('link', { name: '2 dead letters' }).click();
      const poison = page.locator('[data-message^="00000000"]');
      await poison.getByText('Not an event that is known').waitFor();
      await poison.getByText('Body').click();
      await poison.getByText('poison', { exact: true }).waitFor();
      await poison.getByRole('button', { name: /^Redrive 00000000/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('1 message goes back to the queue Uploads.').waitFor();
      await dialog.getByRole('button', { name: 'Redrive' }).click();
      await poison.waitFor({ state: 'detached' });
      await page.getByText('1 of 1 moved').waitFor();

      await page.getByRole('button', { name: /^Delete 00000001/ }).click();
      await dialog.getByText(`1 message, of ${IDENTITY}/Garden/000001, is deleted.`).waitFor();
      await dialog.getByLabel('Reason').fill('the photo is gone');
      await dialog.getByLabel('Type delete to confirm').fill('Delete it');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await dialog.getByText('Type exactly delete, or cancel.').waitFor();
      expect(operations.queues.UPLOADS.dead).toHaveLength(1);
      await dialog.getByLabel('Type delete to confirm').fill('delete');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('There are none').waitFor();
      expect(asked('deleteDeadLetter')[0]?.variables).toMatchObject({ queue: 'UPLOADS', reason: 'the photo is gone' });
    }));

  test('redrives all at a rate after their number was typed, with progress', () =>
    inContext(browser, WIDE, async (context) => {
      for (let i = 0; i < 9; i++) operations.die('THUMBNAILS');
      const page = await opened(context, 'dead-letters');
      await page.getByRole('button', { name: 'Redrive all 9' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('About 9 messages go back').waitFor();
      const submit = dialog.getByRole('button', { name: 'Redrive all 9' });
      await dialog.getByLabel('Messages a second').fill('501');
      await dialog.getByLabel('Type 9 to confirm').fill('9');
      await submit.click();
      await dialog.getByText('A number from 1 to 500, or nothing.').waitFor();
      await dialog.getByLabel('Messages a second').fill('4');
      await submit.click();
      await page.getByText('of 9 moved').waitFor();
      await page.getByText('9 of 9 moved').waitFor();
      await page.locator('.run[data-status="COMPLETED"]').waitFor();
      expect(asked('redrive').map(({ variables }) => variables)).toEqual([
        { queue: 'THUMBNAILS', messageId: null, perSecond: 4 },
      ]);
    }));

  test('retries one failed photo, those chosen, and all that a filter finds', () =>
    inContext(browser, WIDE, async (context) => {
      operations.fail(60);
      operations.fail(3, () => ({ status: 'REJECTED', reason: 'has 30000000 bytes; at most 26214400 are accepted' }));
      const page = await opened(context, 'failures');
      await page.getByText('50 shown, there are more').waitFor();
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.getByText('63 shown').waitFor();
      const dialog = page.getByRole('dialog');

      await page.getByRole('button', { name: 'Retry IMG_4000.jpg' }).click();
      await dialog.getByText('The event of IMG_4000.jpg is sent again').waitFor();
      await dialog.getByRole('button', { name: 'Retry 1 photo' }).click();
      await page.getByText('1 event sent again.').waitFor();

      await page.getByLabel('Choose IMG_4001.jpg').check();
      await page.getByLabel('Choose IMG_4002.jpg').check();
      await page.getByRole('button', { name: 'Retry 2 chosen' }).click();
      await dialog.getByRole('button', { name: 'Retry 2 photos' }).click();
      await page.getByText('2 events sent again.').waitFor();
      expect(operations.problems).toHaveLength(60);

      await page.getByLabel('Status').selectOption('Rejected');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText('3 shown').waitFor();
      await page.getByRole('button', { name: 'Retry all found' }).click();
      await dialog.getByText('The events of 3 photos are sent again').waitFor();
      await dialog.getByRole('button', { name: 'Retry 3 photos' }).click();
      await dialog.getByText('Type exactly 3, or cancel.').waitFor();
      await dialog.getByLabel('Type 3 to confirm').fill('3');
      await dialog.getByRole('button', { name: 'Retry 3 photos' }).click();
      await page.getByText('No photo failed or was rejected').waitFor();
      expect(operations.problems).toHaveLength(57);
      expect(asked('retryPhotos').at(-1)?.variables).toEqual({ filter: { status: 'REJECTED' }, nextToken: null });
    }));

  test('says that there are more where one retry does not reach all', () =>
    inContext(browser, WIDE, async (context) => {
      operations.fail(1_100);
      const page = await opened(context, 'failures');
      await page.getByRole('button', { name: 'Retry all found' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The filter finds more than 1,000 photos.').waitFor();
      await dialog.getByLabel('Type 1000 to confirm').fill('1000');
      await dialog.getByRole('button', { name: 'Retry 1,000 photos' }).click();
      await dialog.getByText('1,000 events sent again. Go on?').waitFor();
      await dialog.getByRole('button', { name: 'Retry up to 1,000 more' }).click();
      await page.getByText('100 events sent again.').waitFor();
      await dialog.waitFor({ state: 'detached' });
      expect(asked('retryPhotos').map(({ variables }) => variables['nextToken'])).toEqual([null, 'rest']);
    }));

  test('dismisses a problem with a note, and tells the history of a photo without its picture', () =>
    inContext(browser, WIDE, async (context) => {
      operations.fail(2);
      const page = await opened(context, 'failures');
      await page.getByRole('button', { name: 'Dismiss IMG_4001.jpg' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Note').fill('a test file');
      await dialog.getByRole('button', { name: 'Dismiss' }).click();
      await page.getByText('1 shown').waitFor();
      expect(await focused(page)).toBe('H1');
      await page.getByRole('link', { name: 'IMG_4000.jpg' }).click();
      await page.getByText('Event received').waitFor();
      expect(await focused(page)).toBe('H1');
      expect(await page.locator('#view img').count()).toBe(0);
      await page.getByRole('button', { name: 'Retry' }).click();
      await dialog.getByRole('button', { name: 'Retry 1 photo' }).click();
      await page.getByText('1 event sent again.').waitFor();
      await page.getByLabel('A key, or part').fill(`${IDENTITY}/Garden/unknown`);
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByText('Nothing is known of this key').waitFor();
    }));

  test('looks before it mends, and says how many', () =>
    inContext(browser, WIDE, async (context) => {
      const page = await opened(context, 'reconcile');
      await page.getByLabel('Objects at most').fill('many');
      await page.getByRole('button', { name: 'Start a dry run' }).click();
      await page.getByText('A number from 1 to').waitFor();
      await page.getByLabel('Objects at most').fill('20000');
      await page.getByRole('button', { name: 'Start a dry run' }).click();
      const run = page.locator('[data-run="run0"]');
      await run.getByRole('row', { name: /Thumbnail missing 9 0/ }).waitFor();
      expect(asked('startReconcile')[0]?.variables).toEqual({ input: { dryRun: true, maxObjects: 20_000 } });
      await run.getByRole('button', { name: 'Mend 12' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('The dry run found 12 things to mend').waitFor();
      await dialog.getByLabel('Type 12 to confirm').fill('12');
      await dialog.getByRole('button', { name: 'Mend 12' }).click();
      await page
        .locator('[data-run="run1"]')
        .getByRole('row', { name: /Thumbnail missing 9 9/ })
        .waitFor();
      await page.getByRole('button', { name: 'Make again…' }).click();
      await dialog.getByText('10,616 photos are looked at').waitFor();
      await page.keyboard.press('Escape');
      expect(asked('rerunThumbnails')).toEqual([]);
    }));

  test('is neither shown to anybody else nor asks anything for them', () =>
    inContext(browser, WIDE, async (context) => {
      const page = await opened(context, 'overview', []);
      await page.getByRole('heading', { name: 'For operators only' }).waitFor();
      await page.getByText('--group-name operators').waitFor();
      expect(operations.asked).toEqual([]);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: 'To the photos' }).click();
      await page.getByRole('button', { name: 'New collection' }).waitFor();
      expect(await page.getByRole('link', { name: 'Operators' }).count()).toBe(0);
    }));

  test('has a way to it for operators, and tells a refusal of the servers', () =>
    inContext(browser, WIDE, async (context) => {
      operations.refuses = true;
      await operations.serve(context, fake);
      const page = await context.newPage();
      await page.goto(`${fake.url}/#/Garden`);
      await page.getByRole('link', { name: 'Operators' }).click();
      await page.getByText('This account is not in the group “operators”').first().waitFor();
    }));

  test('shows an owner’s budget and changes it, once asked', () =>
    inContext(browser, WIDE, async (context) => {
      const page = await opened(context, 'usage');
      const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
      const change = async (value: string) => {
        await page.getByRole('button', { name: 'Change limits…' }).click();
        await page.getByRole('dialog').getByText('1 owner has these limits').waitFor();
        await page.getByLabel('Uploads a day').fill(value);
        await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
      };
      await page
        .getByRole('button', { name: /^Budget of/ })
        .first()
        .click();
      expect(await row('Uploads a day').innerText()).toMatch(/20,000\s+1,240\s.*everybody/s);
      expect(await row('MiB an hour').innerText()).toContain('no limit');

      await change('many');
      await page.getByText('A number from 0 to 1,000,000,000, or nothing.').waitFor();
      expect(operations.limits.size).toBe(0);
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

      await change('30000');
      await page.getByText('their own; everybody: 20,000').waitFor();
      expect(operations.limits.get(IDENTITY)).toEqual({
        uploadsPerHour: null,
        uploadsPerDay: 30_000,
        mibPerHour: null,
        mibPerDay: null,
        deletesPerHour: null,
        deletesPerDay: null,
      });

      await change('');
      await page.getByText('their own; everybody: 20,000').waitFor({ state: 'detached' });
      expect(operations.limits.get(IDENTITY)).toMatchObject({ uploadsPerDay: null });
    }));

  test('tells that an older deployment has no budgets, and shows usage all the same', () =>
    inContext(browser, WIDE, async (context) => {
      operations.missing.add('budget').add('setBudget');
      const page = await opened(context, 'usage');
      await page
        .getByRole('button', { name: /^Budget of/ })
        .first()
        .click();
      await page.getByText('This deployment does not have this yet.').waitFor();
      expect(await page.getByRole('button', { name: 'Change limits…' }).count()).toBe(0);
      await page.getByRole('heading', { name: 'By day' }).waitFor();
    }));

  test('goes on without what an older deployment lacks, and after the servers were away', () =>
    inContext(browser, WIDE, async (context) => {
      operations.missing.add('stages').add('usage');
      const page = await opened(context);
      await tile(page, 'Uploads').waitFor();
      await page.getByText('This deployment does not have this yet.').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      operations.away = true;
      await page.getByText('The server has trouble.').waitFor();
      await tile(page, 'Uploads').waitFor();
      operations.away = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('The server has trouble.').waitFor({ state: 'detached' });
    }));

  test('is gone through by keys alone', () =>
    inContext(browser, WIDE, async (context) => {
      operations.fail(1);
      const page = await opened(context);
      const { keyboard } = page;
      await tile(page, 'Uploads').waitFor();
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      expect(await focused(page)).toBe('H1');
      await page.getByRole('link', { name: 'Failures' }).focus();
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Failures', level: 1 }).waitFor();
      expect(await focused(page)).toBe('H1');
      expect(await page.title()).toBe('Failures – Shoebox');
      const retry = page.getByRole('button', { name: 'Retry IMG_4000.jpg' });
      await retry.focus();
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await retry.evaluate((button) => button === document.activeElement)).toBe(true);
    }));

  test('takes a link’s secret out of the address, and signs nobody out for it unasked', () =>
    inContext(browser, WIDE, async (context) => {
      await operations.serve(context, fake, []);
      const page = await context.newPage();
      const urls: string[] = [];
      page.on('request', (request) => urls.push(request.url() + JSON.stringify(request.headers())));
      const link = Buffer.from(JSON.stringify({ username: 'other@localhost', password: 'Secret-1-of-link' }));
      await page.goto(`${fake.url}/#operator=${link.toString('base64url')}`);
      await page.getByRole('button', { name: 'Sign in as other@localhost instead' }).waitFor();
      expect(page.url()).toBe(`${fake.url}/#/~operators`);
      expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
      expect(urls.filter((url) => url.includes(link.toString('base64url')))).toEqual([]);
      await page.goto(`${fake.url}/#/Garden`);
      await page.evaluate((hash) => (location.hash = hash), `#operator=${link.toString('base64url')}`);
      await expect.poll(() => page.url()).toBe(`${fake.url}/#/~operators`);
    }));

  test('takes a link only on this computer', () =>
    inContext(browser, WIDE, async (context) => {
      await context.route('**/config.json', async (route) => {
        const config = (await (await route.fetch()).json()) as object;
        await route.fulfill({ json: { ...config, local: false } });
      });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const link = Buffer.from(JSON.stringify({ username: OPERATOR, password: 'Secret-1-of-link' }));
      await page.goto(`${fake.url}/#operator=${link.toString('base64url')}`);
      await page.getByText('Only a Shoebox on this computer takes one').waitFor();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      expect(page.url()).not.toContain('operator=');
      expect(asked).not.toContain('/pool');
    }));

  test('speaks German', () =>
    inContext(browser, { ...WIDE, locale: 'de-DE' }, async (context) => {
      operations.die('UPLOADS');
      const page = await opened(context);
      await tile(page, 'Eingang').getByText('1 Unzustellbare').waitFor();
      await page.getByRole('link', { name: 'Abgleich' }).click();
      await page.getByRole('button', { name: 'Probelauf beginnen' }).waitFor();
    }));

  for (const { name, options } of LOOKS) {
    test(`has no serious fault in any view: ${name}`, () =>
      inContext(browser, options, async (context) => {
        busy(operations);
        const page = await opened(context);
        const found = complaints(page);
        for (const view of VIEWS) {
          await page.goto(`${fake.url}/#/~operators/${view}`);
          await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
          await ready(page, view);
          expect([view, await seriousFindings(page)]).toEqual([view, []]);
          const width = options.viewport.width;
          expect([view, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([view, width]);
          await shoot(page, `operators-${view}-${name}`, true);
        }
        await page.goto(`${fake.url}/#/~operators/photos/${IDENTITY}/Garden/000000`);
        await page.getByText('Event received').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `operators-history-${name}`, true);
        await page.goto(`${fake.url}/#/~operators/dead-letters`);
        await page.getByRole('button', { name: /^Redrive all/ }).click();
        await page.getByRole('dialog').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        await shoot(page, `operators-question-${name}`);
        expect(found).toEqual([]);
      }));
  }
});

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.tagName);
}

/** Something of everything. */
function busy(operations: FakeOperations): void {
  operations.fill('UPLOADS', 160);
  operations.fill('THUMBNAILS', 4_210);
  operations.queues.THUMBNAILS.paused = {
    by: OPERATOR,
    reason: 'raising the limit on pixels',
    since: new Date().toISOString(),
  };
  for (let i = 0; i < 3; i++) operations.die('UPLOADS');
  operations.die('UPLOADS', {
    body: 'poison',
    event: null,
    s3Key: null,
    owner: null,
    unreadable: 'no JSON at character 0',
  });
  operations.fail(9, (i) =>
    i % 3 === 1 ? { status: 'REJECTED', reason: 'declared as image/jpeg, but is no known image' } : {},
  );
  const run = { startedAt: new Date().toISOString(), by: OPERATOR };
  operations.redrives.push(
    { ...run, id: 'r1', queue: 'THUMBNAILS', status: 'CANCELLED', moved: 120, total: 400, perSecond: 10, reason: null },
    { ...run, id: 'r2', queue: 'UPLOADS', status: 'COMPLETED', moved: 12, total: 12, perSecond: null, reason: null },
  );
  const findings = [
    {
      kind: 'OBJECT_WITHOUT_ROW',
      found: 31,
      mended: 0,
      examples: [`${IDENTITY}/Garden/000001`, `${IDENTITY}/Garden/000002`],
    },
    { kind: 'THUMBNAIL_MISSING', found: 9, mended: 0, examples: [`${IDENTITY}/Garden/000003/240`] },
  ];
  const figures = { owner: null, compared: 120_480, requests: 251, dollars: 0.0421, endedAt: null, nextKey: null };
  operations.reconciles.push(
    { ...run, ...figures, id: 'a', kind: 'RECONCILE', dryRun: true, status: 'RUNNING', findings: [] },
    {
      ...run,
      ...figures,
      id: 'b',
      kind: 'RECONCILE',
      dryRun: true,
      status: 'COMPLETED',
      endedAt: run.startedAt,
      findings,
    },
    {
      ...run,
      ...figures,
      id: 'c',
      kind: 'RERUN_ALL',
      dryRun: false,
      status: 'CANCELLED',
      endedAt: run.startedAt,
      nextKey: `${IDENTITY}/Garden/000200`,
      findings: [],
    },
  );
  for (const [what, detail, count] of [
    ['pauseWorker', 'raising the limit on pixels', null],
    ['redrive', 'UPLOADS', 12],
    ['retryPhotos', 'status FAILED', 230],
  ])
    operations.log.push({ at: run.startedAt, who: OPERATOR, what, detail, count });
}

async function ready(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  const signs = {
    overview: page.locator('.tile .sparkline .line[d*="L"]').first(), // two looks at least
    failures: page.getByText('9 shown'),
    'dead-letters': page.getByText('12 of 12 moved'),
    photos: page.getByRole('button', { name: 'Find' }),
    reconcile: page.getByRole('button', { name: 'Mend 40' }),
    usage: page.getByText('By day'),
    audit: page.getByText('retryPhotos'),
  };
  await signs[view].waitFor();
}
