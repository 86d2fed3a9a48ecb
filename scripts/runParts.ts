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
 * node_modules on the PATH.
 */
export async function runInOrder(parts: readonly Part[]): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const part of parts) timings.push(await run(part, false))
  return timings
}

/**
 * The same for lanes of parts that run side by side; what a part prints comes out in one piece when it ends.
 */
export async function runInLanes(lanes: readonly (readonly Part[])[]): Promise<Timing[]> {
  const timings = lanes.map(async (lane) => {
    const ended: Timing[] = []
    for (const part of lane) ended.push(await run(part, true))
    return ended
  })
  return (await Promise.all(timings)).flat()
}

async function run([name, command]: Part, isBuffered: boolean): Promise<Timing> {
  const heading = `\n── ${name}: ${command}`
  if (!isBuffered) console.log(heading)
  const started = performance.now()
  const output: Buffer[] = []
  const isGreen = await new Promise<boolean>((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', isBuffered ? 'pipe' : 'inherit', isBuffered ? 'pipe' : 'inherit'],
    })
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
