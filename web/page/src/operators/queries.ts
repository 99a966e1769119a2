/** What the operators' page asks; each field by itself, so that one that is not there takes no other with it. */
const WORKER = 'name paused by reason since';
const REDRIVE = 'id queue status moved total perSecond startedAt by reason';
const OBJECT = 'key bytes eTag storedAt';
const BUDGET = 'owner limits { name limit usual own used frees }';
const RUN = `id kind dryRun status owner startedAt endedAt by compared requests dollars
  findings { kind found mended examples } nextKey`;

export const queues = `query { queues { name waiting inFlight delayed oldestSeconds inPerMinute outPerMinute
  secondsToDrain deadLetters worker { ${WORKER} } } }`;
export const stages = 'query { stages { stage count p50Millis p95Millis p99Millis perMinute } }';
export const deadLetters = `query ($queue: QueueName!, $limit: Int) { deadLetters(queue: $queue, limit: $limit) {
  messageId queue event s3Key owner receives firstReceivedAt sentAt body unreadable } }`;
export const redrives = `query { redrives { ${REDRIVE} } }`;
export const problems = `query ($filter: ProblemFilter, $limit: Int, $nextToken: String) {
  problems(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items { s3Key owner filename status reason attempts updatedAt } nextToken } }`;
export const photoHistory = `query ($s3Key: String!) { photoHistory(s3Key: $s3Key) {
  photo { identityId s3Key collectionId filename contentType bytes eTag width height status reason createdAt updatedAt }
  steps { what at detail secondsSincePrevious } thumbnails { ${OBJECT} } original { ${OBJECT} } } }`;
export const findPhotos = `query ($filename: String!, $owner: ID, $limit: Int) {
  findPhotos(filename: $filename, owner: $owner, limit: $limit) { s3Key owner filename status createdAt } }`;
export const usage = `query ($limit: Int) { usage(limit: $limit) {
  owners { owner photos bytes } days { day photos bytes } countedAt } }`;
export const budget = `query ($owner: ID!) { budget(owner: $owner) { ${BUDGET} } }`;
export const reconciles = `query { reconciles { ${RUN} } }`;
export const audit = `query ($limit: Int, $nextToken: String) { audit(limit: $limit, nextToken: $nextToken) {
  items { at who what detail count } nextToken } }`;

export const redrive = `mutation ($queue: QueueName!, $messageId: ID, $perSecond: Int) {
  redrive(queue: $queue, messageId: $messageId, perSecond: $perSecond) { ${REDRIVE} } }`;
export const cancelRedrive = `mutation ($id: ID!) { cancelRedrive(id: $id) { ${REDRIVE} } }`;
export const deleteDeadLetter = `mutation ($queue: QueueName!, $messageId: ID!, $reason: String!) {
  deleteDeadLetter(queue: $queue, messageId: $messageId, reason: $reason) }`;
export const retryPhotos = `mutation ($s3Keys: [String!], $filter: ProblemFilter, $nextToken: String) {
  retryPhotos(s3Keys: $s3Keys, filter: $filter, nextToken: $nextToken) { sent more nextToken } }`;
export const dismissProblem = `mutation ($s3Key: String!, $note: String!) { dismissProblem(s3Key: $s3Key, note: $note) }`;
export const setBudget = `mutation ($owner: ID!, $input: BudgetInput!) {
  setBudget(owner: $owner, input: $input) { ${BUDGET} } }`;
export const pauseWorker = `mutation ($worker: WorkerName!, $reason: String!) {
  pauseWorker(worker: $worker, reason: $reason) { ${WORKER} } }`;
export const resumeWorker = `mutation ($worker: WorkerName!) { resumeWorker(worker: $worker) { ${WORKER} } }`;
export const startReconcile = `mutation ($input: ReconcileInput!) { startReconcile(input: $input) { ${RUN} } }`;
export const cancelReconcile = `mutation ($id: ID!) { cancelReconcile(id: $id) { ${RUN} } }`;
export const rerunThumbnails = `mutation ($scope: RerunScope!, $owner: ID, $s3Keys: [String!]) {
  rerunThumbnails(scope: $scope, owner: $owner, s3Keys: $s3Keys) { ${RUN} } }`;
