import { createRequire } from 'node:module'

type Run = (isOverdue: boolean) => unknown
interface Task {
  run: Run | null
}
interface Scheduler {
  unstable_scheduleCallback(priority: number, run: Run): Task
  unstable_cancelCallback(task: Task): void
  unstable_shouldYield(): boolean
}
interface React {
  act?: (call: () => unknown) => unknown
}

// As Node has them: tests replace them by clocks that stand still.
const { setImmediate: soon, queueMicrotask: atOnce } = globalThis
const require = createRequire(import.meta.url)
const react = require('react') as React

let dom: { flushSync(call: () => unknown): unknown } | undefined

/** Renders that wait for their turn, and what React leaves to the end of an event. */
const tasks = new Set<Task>()
const ends = new Set<() => void>()
/** What calls of components threw within `act`. */
const thrown: unknown[] = []
let depth = 0

// This file runs again for each file of a worker, which keeps its React. The development build has an `act`.
if (!react.act) {
  const ofReactDom = createRequire(require.resolve('react-dom'))
  const scheduler = ofReactDom('scheduler') as Scheduler
  scheduler.unstable_scheduleCallback = (_priority, run) => schedule({ run })
  scheduler.unstable_cancelCallback = (task) => {
    tasks.delete(task)
    task.run = null
  }
  scheduler.unstable_shouldYield = () => false
  const { queueMicrotask, reportError } = globalThis
  globalThis.queueMicrotask = (run) => {
    ends.add(run)
    atOnce(() => {
      if (ends.delete(run)) run()
    })
  }
  globalThis.reportError = (error) => {
    if (depth > 0) thrown.push(error)
    else reportError?.(error)
  }
  require('react-dom/client')
  Object.assign(globalThis, { queueMicrotask, reportError })
  react.act = act
}

/**
 * What React's production build lacks: runs all that a call schedules before it returns, as the development build does for
 * tests, and throws what components threw. That build takes half as long again; `warnings.test.tsx` reads
 * its warnings.
 */
function act(call: () => unknown): unknown {
  // Found once: to look it up at each call took a hundredth of all time.
  dom ??= require('react-dom') as typeof dom & object
  depth += 1
  let result: unknown
  try {
    result = dom.flushSync(call)
  } catch (error) {
    thrown.push(error)
  }
  if (typeof (result as PromiseLike<unknown> | null)?.then !== 'function') {
    end()
    return result
  }
  return (result as Promise<unknown>).finally(async () => {
    runAll()
    // What a promise of the call made React wait for.
    await new Promise((resolve) => soon(resolve))
    end()
  })
}

function end(): void {
  try {
    if (depth === 1) runAll()
  } finally {
    depth -= 1
  }
  if (depth > 0 || thrown.length === 0) return
  const [error] = thrown.splice(0)
  throw error
}

function runAll(): void {
  while (ends.size + tasks.size > 0) {
    for (const run of ends) {
      ends.delete(run)
      run()
    }
    const [task] = tasks
    if (task) runTask(task)
  }
}

/** Runs in its own time what no `act` runs before. */
function schedule(task: Task): Task {
  tasks.add(task)
  soon(() => {
    if (tasks.has(task)) runTask(task)
  })
  return task
}

function runTask(task: Task): void {
  tasks.delete(task)
  const { run } = task
  task.run = null
  const more = run?.(false)
  if (typeof more !== 'function') return
  task.run = more as Run
  schedule(task)
}
