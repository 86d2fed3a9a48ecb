import { readdirSync, readFileSync } from 'node:fs'

/** Processor time so far, ms: the main threads of the pages, and the process that draws. */
export interface ProcessorTimes {
  page: number
  drawing: number
}

/** A process or thread of /proc. */
export interface ProcessStat {
  parent: number
  /** Processor time, ms. */
  time: number
}

/** Ms per tick of /proc; Linux reports 100 ticks a second to programs, whatever its own clock. */
const TICK_MS = 10

/** Parses `/proc/PID/stat`. The name of the program is in brackets and may hold spaces and brackets itself. */
export function parseStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [, parent] = fields
  const [user, system] = fields.slice(11, 13)
  return { parent: Number(parent), time: (Number(user) + Number(system)) * TICK_MS }
}

/** The processes below `root`, at any depth. */
export function descendantsOf(root: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const children = [...parents].filter(([, parent]) => parent === root).map(([id]) => id)
  return children.flatMap((id) => [id, ...descendantsOf(id, parents)])
}

/** What a process of Chromium does, by its command line; null for those that are not counted. */
export function kindOf(command: string): keyof ProcessorTimes | null {
  if (command.includes('--type=gpu-process')) return 'drawing'
  return command.includes('--type=renderer') && !command.includes('--extension-process') ? 'page' : null
}

/** Processor times of the browser with this process id; null on systems without /proc. */
export function processorTimes(browser: number): ProcessorTimes | null {
  if (read('/proc/self/stat') === null) return null
  const times: ProcessorTimes = { page: 0, drawing: 0 }
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null
    if (stat !== null) parents.set(Number(name), parseStat(stat).parent)
  }
  for (const id of descendantsOf(browser, parents)) {
    const kind = kindOf(read(`/proc/${id}/cmdline`) ?? '')
    // The thread with the id of its process is the main one; workers are threads of the page as well.
    const stat = kind === 'page' ? read(`/proc/${id}/task/${id}/stat`) : read(`/proc/${id}/stat`)
    if (kind !== null && stat !== null) times[kind] += parseStat(stat).time
  }
  return times
}

/** Null if the process has ended. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
