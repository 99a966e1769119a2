import type { BrowserContext, Route } from 'playwright-core';
import { IDENTITY, type Fake } from './fake.js';

export const OPERATOR = 'ops@example.org';
type Json = Record<string, unknown>;
type QueueName = 'UPLOADS' | 'THUMBNAILS' | 'RECONCILE';

interface Queue {
  waiting: number;
  inFlight: number;
  paused: Json | null;
  /** What a worker takes between two looks. */
  readonly pace: number;
  readonly dead: Json[];
}

/** What a refused field answers, as AppSync has it. */
const REFUSED = { errorType: 'Unauthorized', message: 'Not authorized to access this field' };

/**
 * Stands in for the fields for operators, with a state that changes: a queue drains as it is looked at unless its worker
 * is paused, a redrive moves on with each look. What Shoebox itself does is tried in e2e/.
 */
export class FakeOperations {
  readonly queues: Readonly<Record<QueueName, Queue>> = {
    UPLOADS: { waiting: 0, inFlight: 0, paused: null, pace: 40, dead: [] },
    THUMBNAILS: { waiting: 0, inFlight: 0, paused: null, pace: 25, dead: [] },
    RECONCILE: { waiting: 0, inFlight: 0, paused: null, pace: 10, dead: [] },
  };
  readonly redrives: Json[] = [];
  readonly problems: Json[] = [];
  readonly reconciles: Json[] = [];
  readonly log: Json[] = [];
  /** Own limits by owner, as they were set. */
  readonly limits = new Map<string, Json>();
  /** Fields that were asked for, with their variables. */
  readonly asked: { readonly field: string; readonly variables: Json }[] = [];
  /** Fields that this deployment does not have yet. */
  readonly missing = new Set<string>();
  refuses = false;
  away = false;

  /** Answers the context's questions for operators; all others go on to the fake's own server. */
  async serve(context: BrowserContext, fake: Fake, groups: readonly string[] = ['operators']): Promise<void> {
    await fake.signIn(context);
    await context.addInitScript(
      (token) => localStorage.setItem('CognitoIdentityServiceProvider.client1.00000000-user.idToken', token),
      idToken(groups),
    );
    await context.route(`${fake.url}/graphql`, (route) => this.answer(route));
  }

  fill(name: QueueName, waiting: number): void {
    this.queues[name].waiting += waiting;
  }

  die(name: QueueName, more: Json = {}): void {
    const { dead } = this.queues[name];
    const messageId = `0000000${dead.length}-1111-4222-8333-444444444444`;
    dead.push({
      messageId,
      queue: name,
      event: 'ObjectCreated:Put',
      s3Key: `${IDENTITY}/Garden/00000${dead.length}`,
      owner: IDENTITY,
      receives: 5,
      firstReceivedAt: at(600),
      sentAt: at(630),
      body: JSON.stringify({
        Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key: 'a%3Ab', size: 7 } } }],
      }),
      unreadable: null,
      ...more,
    });
  }

  fail(count: number, more: (i: number) => Json = () => ({})): void {
    for (let i = 0; i < count; i++) {
      this.problems.push({
        s3Key: `${IDENTITY}/Garden/${String(this.problems.length).padStart(6, '0')}`,
        owner: IDENTITY,
        filename: `IMG_${4_000 + this.problems.length}.jpg`,
        status: 'FAILED',
        reason: 'the image is truncated',
        attempts: 1,
        updatedAt: at(60 * i),
        ...more(i),
      });
    }
  }

  private async answer(route: Route): Promise<void> {
    const { query, variables = {} } = route.request().postDataJSON() as { query: string; variables?: Json };
    const field = /\{\s*(\w+)/.exec(query)?.[1] ?? '';
    if (!(field in this.fields)) {
      await route.fallback();
      return;
    }
    this.asked.push({ field, variables });
    const error = this.errorOf(field);
    if (this.away) await route.fulfill({ status: 503, body: 'away' });
    else
      await route.fulfill({
        json: error ? { data: null, errors: [error] } : { data: { [field]: this.fields[field]?.(variables) } },
      });
  }

  private errorOf(field: string): Json | null {
    if (this.refuses) return REFUSED;
    if (!this.missing.has(field)) return null;
    const message = `Validation error of type FieldUndefined: Field '${field}' in type 'Query' is undefined @ '${field}'`;
    return { errorType: 'ValidationError', message };
  }

  private readonly fields: Readonly<Record<string, (variables: Json) => unknown>> = {
    queues: () => (Object.keys(this.queues) as QueueName[]).map((name) => this.look(name)),
    stages: () => STAGES,
    deadLetters: ({ queue }) => this.queues[queue as QueueName].dead,
    redrives: () => this.redrives.map((redrive) => this.moved(redrive)),
    problems: ({ filter, nextToken, limit }) => {
      const found = this.found(filter as Json);
      const from = Number(nextToken ?? 0);
      const to = from + Number(limit);
      return { items: found.slice(from, to), nextToken: to < found.length ? String(to) : null };
    },
    photoHistory: ({ s3Key }) => (String(s3Key).includes('unknown') ? null : historyOf(String(s3Key))),
    findPhotos: ({ filename }) =>
      this.problems
        .filter((problem) => String(problem['filename']).toLowerCase().includes(String(filename).toLowerCase()))
        .map(({ s3Key, owner, filename: name, status, updatedAt }) => {
          return { s3Key, owner, filename: name, status, createdAt: updatedAt };
        }),
    usage: () => USAGE,
    budget: ({ owner }) => this.budgetOf(String(owner)),
    setBudget: ({ owner, input }) => {
      this.limits.set(String(owner), input as Json);
      this.note('setBudget', String(owner), null);
      return this.budgetOf(String(owner));
    },
    reconciles: () => this.reconciles,
    audit: () => ({ items: this.log, nextToken: null }),
    redrive: ({ queue, messageId, perSecond }) =>
      this.redrive(queue as QueueName, messageId as string | null, perSecond),
    cancelRedrive: ({ id }) =>
      Object.assign(this.redrives.find((redrive) => redrive['id'] === id) ?? {}, { status: 'CANCELLED' }),
    deleteDeadLetter: ({ queue, messageId, reason }) => {
      this.note('deleteDeadLetter', String(reason), 1);
      remove(this.queues[queue as QueueName].dead, (letter) => letter['messageId'] === messageId);
      return true;
    },
    retryPhotos: ({ s3Keys, filter }) => {
      const keys = (s3Keys as string[] | undefined) ?? this.found((filter ?? {}) as Json).map(({ s3Key }) => s3Key);
      const sent = keys.slice(0, 1_000);
      remove(this.problems, ({ s3Key }) => sent.includes(s3Key));
      this.fill('UPLOADS', sent.length);
      this.note('retryPhotos', null, sent.length);
      const more = sent.length < keys.length;
      return { sent: sent.length, more, nextToken: more ? 'rest' : null };
    },
    dismissProblem: ({ s3Key, note }) => {
      remove(this.problems, (problem) => problem['s3Key'] === s3Key);
      this.note('dismissProblem', String(note), 1);
      return true;
    },
    pauseWorker: ({ worker, reason }) => {
      this.queues[worker as QueueName].paused = { by: OPERATOR, reason, since: at(0) };
      this.note('pauseWorker', String(reason), null);
      return this.look(worker as QueueName)['worker'];
    },
    resumeWorker: ({ worker }) => {
      this.queues[worker as QueueName].paused = null;
      return this.look(worker as QueueName)['worker'];
    },
    startReconcile: ({ input }) => this.start('RECONCILE', input as Json),
    cancelReconcile: ({ id }) =>
      Object.assign(this.reconciles.find((run) => run['id'] === id) ?? {}, { status: 'CANCELLED' }),
    rerunThumbnails: ({ owner }) => this.start('RERUN_ALL', { dryRun: false, owner }),
  };

  private budgetOf(owner: string): Json {
    const own = this.limits.get(owner) ?? {};
    const limits = BUDGET.map(({ name, field, usual, used }) => {
      const limit = own[field] ?? null;
      return { name, limit: limit ?? usual, usual, own: limit !== null, used, frees: at(-600) };
    });
    return { owner, limits };
  }

  private look(name: QueueName): Json {
    const queue = this.queues[name];
    if (queue.paused === null) {
      queue.inFlight = Math.min(queue.waiting, queue.pace);
      queue.waiting -= queue.inFlight;
    } else queue.inFlight = 0;
    const { waiting, inFlight, paused } = queue;
    const out = inFlight * 12;
    return {
      name,
      waiting,
      inFlight,
      delayed: 0,
      oldestSeconds: waiting > 0 ? 95 : null,
      inPerMinute: waiting > 0 ? 30 : 0,
      outPerMinute: out,
      secondsToDrain: waiting > 0 && out > 0 ? (waiting / out) * 60 : null,
      deadLetters: queue.dead.length,
      worker:
        name === 'RECONCILE' ? null : { name, paused: paused !== null, by: null, reason: null, since: null, ...paused },
    };
  }

  private found(filter: Json): Json[] {
    return this.problems.filter(
      (problem) =>
        (filter['owner'] === undefined || problem['owner'] === filter['owner']) &&
        (filter['status'] === undefined || problem['status'] === filter['status']) &&
        String(problem['reason']).includes(
          typeof filter['reasonContains'] === 'string' ? filter['reasonContains'] : '',
        ),
    );
  }

  private redrive(queue: QueueName, messageId: string | null, perSecond: unknown): Json {
    const { dead } = this.queues[queue];
    const total = messageId === null ? dead.length : 1;
    const redrive = {
      id: `r${this.redrives.length}`,
      queue,
      status: 'RUNNING',
      moved: 0,
      total,
      perSecond,
      startedAt: at(0),
      by: OPERATOR,
      reason: null,
    };
    if (messageId !== null) {
      remove(dead, (letter) => letter['messageId'] === messageId);
      Object.assign(redrive, { status: 'COMPLETED', moved: 1 });
      this.fill(queue, 1);
    }
    this.redrives.unshift(redrive);
    this.note('redrive', queue, total);
    return redrive;
  }

  private moved(redrive: Json): Json {
    if (redrive['status'] !== 'RUNNING') return redrive;
    const { dead } = this.queues[redrive['queue'] as QueueName];
    const moved = Math.min(dead.length, 4);
    dead.splice(0, moved);
    this.fill(redrive['queue'] as QueueName, moved);
    redrive['moved'] = Number(redrive['moved']) + moved;
    if (dead.length === 0) redrive['status'] = 'COMPLETED';
    return redrive;
  }

  private start(kind: string, input: Json): Json {
    const run = {
      id: `run${this.reconciles.length}`,
      kind,
      dryRun: input['dryRun'],
      status: 'COMPLETED',
      owner: input['owner'] ?? null,
      startedAt: at(30),
      endedAt: at(2),
      by: OPERATOR,
      compared: 12_480,
      requests: 26,
      dollars: 0.0042,
      nextKey: null,
      findings: [
        finding('OBJECT_WITHOUT_ROW', 3, input['dryRun'] === true ? 0 : 3),
        finding('THUMBNAIL_MISSING', 9, input['dryRun'] === true ? 0 : 9),
        finding('COUNT_DRIFTED', 0, 0),
      ],
    };
    this.reconciles.unshift(run);
    this.note(kind === 'RECONCILE' ? 'startReconcile' : 'rerunThumbnails', null, null);
    return run;
  }

  private note(what: string, detail: string | null, count: number | null): void {
    this.log.unshift({ at: at(0), who: OPERATOR, what, detail, count });
  }
}

const DAY = 86_400;

function at(secondsAgo: number): string {
  return new Date(Date.now() - secondsAgo * 1_000).toISOString();
}

function remove(list: Json[], gone: (item: Json) => boolean): void {
  list.splice(0, list.length, ...list.filter((item) => !gone(item)));
}

function finding(kind: string, found: number, mended: number): Json {
  const examples = Array.from({ length: Math.min(found, 3) }, (_, i) => `${IDENTITY}/Garden/00000${i}`);
  return { kind, found, mended, examples };
}

const stage = (name: string, p50Millis: number, p95Millis: number, p99Millis: number) => ({
  stage: name,
  count: 1_284,
  p50Millis,
  p95Millis,
  p99Millis,
  perMinute: Array.from({ length: 60 }, (_, i) => Math.max(0, Math.round(21 + 18 * Math.sin(i / 6) - (i % 7)))),
});

const STAGES = [
  stage('ReadyAfter', 1_240, 3_900, 8_200),
  stage('UploadsQueueTime', 45, 210, 900),
  stage('ThumbnailsTime', 640, 2_100, 4_400),
];

const USAGE = {
  owners: [
    { owner: IDENTITY, photos: 8_214, bytes: 31_400_000_000 },
    { owner: 'us-east-1:9c2b7d10-5555-4666-8777-88889999aaaa', photos: 2_390, bytes: 9_800_000_000 },
    { owner: 'us-east-1:4f00e1aa-1234-4321-9876-0123456789ab', photos: 12, bytes: 41_000_000 },
  ],
  days: Array.from({ length: 7 }, (_, i) => {
    return { day: at(i * DAY).slice(0, 10), photos: 420 - i * 37, bytes: (420 - i * 37) * 3_600_000 };
  }),
  countedAt: at(40),
};

const BUDGET = [
  { name: 'UPLOADS_PER_HOUR', field: 'uploadsPerHour', usual: 5_000, used: 40 },
  { name: 'UPLOADS_PER_DAY', field: 'uploadsPerDay', usual: 20_000, used: 1_240 },
  { name: 'MIB_PER_HOUR', field: 'mibPerHour', usual: 0, used: 0 },
  { name: 'MIB_PER_DAY', field: 'mibPerDay', usual: 204_800, used: 4_310.5 },
  { name: 'DELETES_PER_HOUR', field: 'deletesPerHour', usual: 5_000, used: 0 },
  { name: 'DELETES_PER_DAY', field: 'deletesPerDay', usual: 20_000, used: 3 },
];

function historyOf(s3Key: string): Json {
  const step = (
    what: string,
    secondsAgo: number,
    secondsSincePrevious: number | null,
    detail: string | null = null,
  ) => ({
    what,
    at: at(secondsAgo),
    detail,
    secondsSincePrevious,
  });
  return {
    photo: {
      identityId: IDENTITY,
      s3Key,
      collectionId: 'Garden',
      filename: 'IMG_4000.jpg',
      contentType: 'image/jpeg',
      bytes: 3_400_000,
      eTag: '"9b2cf535f27731c974343645a3985328"',
      width: 4032,
      height: 3024,
      status: 'FAILED',
      reason: 'the image is truncated',
      createdAt: at(640),
      updatedAt: at(600),
    },
    steps: [
      step('Ticket', 660, null, 'request 5f1c-77'),
      step('PUT', 640, 20),
      step('Event received', 639.7, 0.3, 'message 00000000-1111, attempt 1'),
      step('REGISTERED', 639, 0.7),
      step('FAILED', 600, 39, 'the image is truncated'),
    ],
    original: { key: s3Key, bytes: 3_400_000, eTag: '"9b2cf535f27731c974343645a3985328"', storedAt: at(640) },
    thumbnails: [{ key: `${s3Key}/240`, bytes: 9_300, eTag: '"0cc175b9c0f1b6a831c399e269772661"', storedAt: at(601) }],
  };
}

/** That nobody checks. */
function idToken(groups: readonly string[]): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: 'http://127.0.0.1/us-east-1_shoebox',
    sub: '00000000-user',
    email: OPERATOR,
    token_use: 'id',
    iat: now,
    exp: now + DAY,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
  };
  return `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}
