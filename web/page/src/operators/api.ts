import { ShoeboxError, type Shoebox } from '@shoebox/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import * as queries from './queries.js';
import type {
  AuditEntry,
  Budget,
  BudgetInput,
  DeadLetter,
  FoundPhoto,
  Paged,
  PhotoHistory,
  Problem,
  ProblemFilter,
  QueueName,
  QueueState,
  Reconcile,
  ReconcileInput,
  Redrive,
  RerunScope,
  RetryResult,
  StageLatency,
  Usage,
  WorkerName,
  WorkerState,
} from './types.js';

const PAGE = 50;
/** What the dialog before a retry of all counts to; one call sends no more. */
export const MOST_RETRIED = 1_000;
export const MOST_DEAD_LETTERS = 100;

type Ask = Shoebox['ask'];
type Variables = Record<string, unknown>;

/** The fields for operators, each asked by itself. */
export class OperatorsApi {
  constructor(private readonly askAny: Ask) {}

  readonly queues = (signal?: AbortSignal) => this.ask<QueueState[]>('queues', {}, signal);
  readonly stages = (signal?: AbortSignal) => this.ask<StageLatency[]>('stages', {}, signal);
  readonly redrives = (signal?: AbortSignal) => this.ask<Redrive[]>('redrives', {}, signal);
  readonly reconciles = (signal?: AbortSignal) => this.ask<Reconcile[]>('reconciles', {}, signal);
  readonly usage = (signal?: AbortSignal) => this.ask<Usage>('usage', { limit: 100 }, signal);

  deadLetters(queue: QueueName, signal?: AbortSignal): Promise<DeadLetter[]> {
    return this.ask('deadLetters', { queue, limit: MOST_DEAD_LETTERS }, signal);
  }

  problems(filter: ProblemFilter, nextToken: string | null, signal?: AbortSignal): Promise<Paged<Problem>> {
    return this.ask('problems', { filter, limit: PAGE, nextToken }, signal);
  }

  /** How many a filter finds, up to what one retry sends; `more`: at least that many. */
  async countProblems(filter: ProblemFilter, signal?: AbortSignal): Promise<{ count: number; more: boolean }> {
    let count = 0;
    let nextToken: string | null = null;
    do {
      const page: Paged<Problem> = await this.ask('problems', { filter, limit: 100, nextToken }, signal);
      count += page.items.length;
      nextToken = page.nextToken;
    } while (nextToken !== null && count < MOST_RETRIED);
    return { count: Math.min(count, MOST_RETRIED), more: nextToken !== null || count > MOST_RETRIED };
  }

  photoHistory(s3Key: string, signal?: AbortSignal): Promise<PhotoHistory | null> {
    return this.ask('photoHistory', { s3Key }, signal);
  }

  findPhotos(filename: string, owner: string | null, signal?: AbortSignal): Promise<FoundPhoto[]> {
    return this.ask('findPhotos', { filename, owner, limit: PAGE }, signal);
  }

  audit(nextToken: string | null, signal?: AbortSignal): Promise<Paged<AuditEntry>> {
    return this.ask('audit', { limit: PAGE, nextToken }, signal);
  }

  redrive(queue: QueueName, messageId: string | null, perSecond: number | null): Promise<Redrive> {
    return this.ask('redrive', { queue, messageId, perSecond });
  }

  cancelRedrive(id: string): Promise<Redrive> {
    return this.ask('cancelRedrive', { id });
  }

  deleteDeadLetter(queue: QueueName, messageId: string, reason: string): Promise<boolean> {
    return this.ask('deleteDeadLetter', { queue, messageId, reason });
  }

  retryPhotos(s3Keys: readonly string[]): Promise<RetryResult> {
    return this.ask('retryPhotos', { s3Keys });
  }

  /** At most MOST_RETRIED in one call; the answer's token goes on with the rest. */
  retryFound(filter: ProblemFilter, nextToken: string | null): Promise<RetryResult> {
    return this.ask('retryPhotos', { filter, nextToken });
  }

  dismissProblem(s3Key: string, note: string): Promise<boolean> {
    return this.ask('dismissProblem', { s3Key, note });
  }

  budget(owner: string, signal?: AbortSignal): Promise<Budget> {
    return this.ask('budget', { owner }, signal);
  }

  setBudget(owner: string, input: BudgetInput): Promise<Budget> {
    return this.ask('setBudget', { owner, input });
  }

  pauseWorker(worker: WorkerName, reason: string): Promise<WorkerState> {
    return this.ask('pauseWorker', { worker, reason });
  }

  resumeWorker(worker: WorkerName): Promise<WorkerState> {
    return this.ask('resumeWorker', { worker });
  }

  startReconcile(input: ReconcileInput): Promise<Reconcile> {
    return this.ask('startReconcile', { input });
  }

  cancelReconcile(id: string): Promise<Reconcile> {
    return this.ask('cancelReconcile', { id });
  }

  rerunThumbnails(scope: RerunScope, owner: string | null, s3Keys: readonly string[] | null): Promise<Reconcile> {
    return this.ask('rerunThumbnails', { scope, owner, s3Keys });
  }

  private async ask<T>(field: keyof typeof queries, variables: Variables, signal?: AbortSignal): Promise<T> {
    const answer = (await this.askAny<Record<string, T>>(queries[field], variables, signal))[field];
    if (answer === undefined) throw new ShoeboxError('Unavailable', `The API answered without ${field}`);
    return answer;
  }
}

export const ApiContext = createContext<OperatorsApi | null>(null);

export function useApi(): OperatorsApi {
  const api = useContext(ApiContext);
  if (!api) throw new Error('Only within the operators’ view');
  return api;
}
