import { o } from './texts/index.js';
import type { RunStatus, Status } from './types.js';

/** A name that a later deployment may have beside those known here: then it is shown as it came. */
function named(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

export function stageName(stage: string): string {
  return named(o.stages, stage);
}

export function statusName(status: Status): string {
  return named(o.statuses, status);
}

export function runStatusName(status: RunStatus): string {
  return named(o.runStatuses, status);
}

export function findingName(kind: string): string {
  return named(o.findings, kind);
}

export function runKindName(kind: string): string {
  return named(o.runKinds, kind);
}
