/** What the fields for operators answer, as the API's schema has it. */
export const QUEUES = ['UPLOADS', 'THUMBNAILS', 'RECONCILE'] as const;
export type QueueName = (typeof QUEUES)[number];
export type WorkerName = 'UPLOADS' | 'THUMBNAILS';
export type Status = 'REGISTERED' | 'READY' | 'FAILED' | 'REJECTED' | 'DELETED';
export type RunStatus = 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
export type RerunScope = 'MISSING' | 'ALL';

export interface QueueState {
  readonly name: QueueName;
  readonly waiting: number;
  readonly inFlight: number;
  readonly delayed: number;
  readonly oldestSeconds: number | null;
  readonly inPerMinute: number | null;
  readonly outPerMinute: number | null;
  readonly secondsToDrain: number | null;
  readonly deadLetters: number;
  readonly worker: WorkerState | null;
}

export interface WorkerState {
  readonly name: WorkerName;
  readonly paused: boolean;
  readonly by: string | null;
  readonly reason: string | null;
  readonly since: string | null;
}

export interface DeadLetter {
  readonly messageId: string;
  readonly queue: QueueName;
  readonly event: string | null;
  readonly s3Key: string | null;
  readonly owner: string | null;
  readonly receives: number;
  readonly firstReceivedAt: string | null;
  readonly sentAt: string | null;
  readonly body: string;
  /** Why the body could not be read; null if it could. */
  readonly unreadable: string | null;
}

export interface Redrive {
  readonly id: string;
  readonly queue: QueueName;
  readonly status: RunStatus;
  readonly moved: number;
  readonly total: number | null;
  readonly perSecond: number | null;
  readonly startedAt: string;
  readonly by: string | null;
  readonly reason: string | null;
}

/** As it is sent: what is left out does not count. */
export interface ProblemFilter {
  readonly owner?: string;
  readonly status?: 'FAILED' | 'REJECTED';
  readonly reasonContains?: string;
  readonly since?: string;
  readonly until?: string;
}

export interface Problem {
  readonly s3Key: string;
  readonly owner: string;
  readonly filename: string;
  readonly status: Status;
  readonly reason: string | null;
  readonly attempts: number;
  readonly updatedAt: string;
}

export interface Paged<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
}

export interface RetryResult {
  readonly sent: number;
  readonly more: boolean;
  /** Goes on with the rest of a filter. */
  readonly nextToken: string | null;
}

export interface PhotoFacts {
  readonly identityId: string;
  readonly s3Key: string;
  readonly collectionId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly eTag: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly status: Status;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PhotoHistory {
  readonly photo: PhotoFacts | null;
  readonly steps: readonly HistoryStep[];
  readonly thumbnails: readonly StoredObject[];
  readonly original: StoredObject | null;
}

export interface HistoryStep {
  readonly what: string;
  readonly at: string;
  readonly detail: string | null;
  readonly secondsSincePrevious: number | null;
}

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  readonly eTag: string | null;
  readonly storedAt: string | null;
}

export interface FoundPhoto {
  readonly s3Key: string;
  readonly owner: string;
  readonly filename: string;
  readonly status: Status;
  readonly createdAt: string;
}

export interface Usage {
  readonly owners: readonly { readonly owner: string; readonly photos: number; readonly bytes: number }[];
  readonly days: readonly { readonly day: string; readonly photos: number; readonly bytes: number }[];
  readonly countedAt: string | null;
}

/** Also the order in which they are shown. The API's input calls them as the settings do. */
export const BUDGET_FIELDS = {
  UPLOADS_PER_HOUR: 'uploadsPerHour',
  UPLOADS_PER_DAY: 'uploadsPerDay',
  MIB_PER_HOUR: 'mibPerHour',
  MIB_PER_DAY: 'mibPerDay',
  DELETES_PER_HOUR: 'deletesPerHour',
  DELETES_PER_DAY: 'deletesPerDay',
} as const;
export type BudgetName = keyof typeof BUDGET_FIELDS;
/** What is null is as usual again. */
export type BudgetInput = Readonly<Record<(typeof BUDGET_FIELDS)[BudgetName], number | null>>;

export interface BudgetLimit {
  readonly name: BudgetName;
  /** 0: none. */
  readonly limit: number;
  readonly usual: number;
  readonly own: boolean;
  readonly used: number;
  readonly frees: string;
}

export interface Budget {
  readonly owner: string;
  readonly limits: readonly BudgetLimit[];
}

export interface StageLatency {
  readonly stage: string;
  readonly count: number;
  readonly p50Millis: number | null;
  readonly p95Millis: number | null;
  readonly p99Millis: number | null;
  readonly perMinute: readonly number[];
}

export interface ReconcileInput {
  readonly dryRun: boolean;
  readonly owner?: string;
  readonly maxObjects?: number;
  readonly maxRequests?: number;
  readonly maxDollars?: number;
}

export interface Reconcile {
  readonly id: string;
  readonly kind: string;
  readonly dryRun: boolean;
  readonly status: RunStatus;
  readonly owner: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly by: string | null;
  readonly compared: number;
  readonly requests: number;
  readonly dollars: number;
  readonly findings: readonly Finding[];
  /** Where it stopped, if it did not come to the end. */
  readonly nextKey: string | null;
}

export const FINDINGS = [
  'OBJECT_WITHOUT_ROW',
  'ROW_WITHOUT_OBJECT',
  'OTHER_CONTENT',
  'REGISTERED_TOO_LONG',
  'THUMBNAIL_MISSING',
  'THUMBNAIL_WITHOUT_PHOTO',
  'COUNT_DRIFTED',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly found: number;
  readonly mended: number;
  readonly examples: readonly string[];
}

export interface AuditEntry {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly detail: string | null;
  readonly count: number | null;
}
