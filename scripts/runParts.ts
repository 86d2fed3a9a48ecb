import { spawn } from 'node:child_process'

/** A command by the name that the summary uses. */
export type Part = readonly [name: string, command: string]

/** A part that has run. */
export interface Timing {
  name: string
  seconds: number
  isGreen: boolean
}

/**
 * Runs every part, also after one that failed, so that all faults of a run are seen together. npm puts the programs of
 * node_modules on the PATH. With `isBuffered`, a part's output appears in one piece when it ends.
 */
export async function runInOrder(parts: readonly Part[], isBuffered = false): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const part of parts) timings.push(await run(part, isBuffered))
  return timings
}

/** Runs lanes of parts side by side, with buffered output. */
export async function runInLanes(lanes: readonly (readonly Part[])[]): Promise<Timing[]> {
  const timings = await Promise.all(lanes.map((lane) => runInOrder(lane, true)))
  return timings.flat()
}

async function run([name, command]: Part, isBuffered: boolean): Promise<Timing> {
  const heading = `\n── ${name}: ${command}`
  if (!isBuffered) console.log(heading)
  const started = performance.now()
  const output: Buffer[] = []
  const isGreen = await new Promise<boolean>((resolve) => {
    const stream = isBuffered ? 'pipe' : 'inherit'
    const child = spawn(command, { shell: true, stdio: ['ignore', stream, stream] })
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', () => resolve(false))
    child.on('close', (status) => resolve(status === 0))
  })
  const seconds = (performance.now() - started) / 1000
  if (isBuffered) console.log(heading)
  process.stdout.write(Buffer.concat(output))
  console.log(`${isGreen ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)`)
  return { name, seconds, isGreen }
}
