import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { countOf, describeFaults } from '#derive/fault.ts'
import { compareDerived, writeAtomically } from './derivedFolder.ts'
import { deriveFiles, deriveFolder } from './deriveFiles.ts'
import { deriveInThreads, jobsOf, type Output } from './deriveMany.ts'
import { describeChanges } from './describeChanges.ts'
import { isFolder, readInput } from './readInput.ts'

const USAGE = `Usage: npm run derive [-- OPTIONS]
  (none)                     derive data/derived/ from data/sources/
  --check                    compare data/derived/ with what the sources give; write nothing
  --documents DIR --out DIR  read documents with optional <id>.meta.json (language, date, …) from one folder, write
                             claims.json and documents.json, unreviewed, to another: TXT as it is, PDF, DOCX, ODT, RTF,
                             EPUB, PPTX, EML, MSG, HTML, MHTML, web archives and Markdown as the Desk reads them
  … --jobs N|auto            the same for many documents: a file a document and an index, with N threads (auto: one a core);
                             keeps what is finished, so that it can be stopped and started again
  --root DIR                 use the data/ folder below DIR instead of this repository's`

/** Parses the flags; returns a message if they are wrong. */
function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        check: { type: 'boolean', default: false },
        documents: { type: 'string' },
        out: { type: 'string' },
        jobs: { type: 'string' },
        root: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if ((values.documents === undefined) !== (values.out === undefined)) {
      return '--documents and --out go together'
    }
    if (values.check && values.documents !== undefined) return '--check does not go with --documents'
    if (values.jobs === undefined) return { ...values, jobs: null }
    if (values.documents === undefined) return '--jobs goes with --documents and --out'
    const jobs = jobsOf(values.jobs)
    return jobs === null
      ? `--jobs ${values.jobs}: a whole number from 1 to 999, or auto`
      : { ...values, jobs }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Runs the command with its arguments; returns the exit code. `today` is the day of the run, ISO 8601, and `deriveRoot` what
 * derives the sources below a folder. Writes either all files or none, with `--jobs` either all files of a document or none.
 */
export async function derive(
  args: readonly string[],
  output: Output = console,
  today = new Date().toISOString().slice(0, 10),
  deriveRoot = deriveFiles,
): Promise<0 | 1> {
  const fail = (...lines: readonly string[]): 1 => {
    for (const line of lines) output.error(line)
    return 1
  }
  const flags = readFlags(args)
  if (typeof flags === 'string') return fail(flags, '', USAGE)
  if (flags.help) {
    output.log(USAGE)
    return 0
  }
  const root = flags.root ? resolve(flags.root) : fileURLToPath(new URL('..', import.meta.url))
  const folder = flags.documents === undefined ? null : resolve(flags.documents)
  const needed = folder ?? join(root, 'data', 'sources')
  if (!isFolder(needed)) return fail(`There is no folder ${needed}.`, '', USAGE)

  if (folder !== null && flags.out !== undefined && flags.jobs !== null) {
    return deriveInThreads({ root, documents: folder, out: flags.out, jobs: flags.jobs }, output)
  }
  const { files, faults, notes } =
    folder === null ? deriveRoot(root, today) : await deriveFolder(root, folder)
  if (files === null)
    return fail(...notes, ...describeFaults(faults), '', `${countOf(faults.length)}, nothing written.`)
  for (const note of notes) output.log(note)
  const target = flags.out === undefined ? join(root, 'data', 'derived') : resolve(flags.out)
  if (flags.check) {
    const differences = compareDerived(target, files)
    if (differences.length === 0) {
      output.log(`data/derived is what data/sources gives (${files.length} files).`)
      return 0
    }
    return fail(
      ...differences,
      '',
      'data/derived differs from its sources: run npm run derive and commit the result.',
    )
  }
  const changes = describeChanges((name) => readInput(join(target, name), name, 'table').text, files)
  try {
    writeAtomically(target, files)
  } catch (error) {
    return fail(`Could not write to ${target}: ${error instanceof Error ? error.message : String(error)}`)
  }
  for (const { name, count } of files) output.log(`${name}: ${count}`)
  for (const change of changes) output.log(`changed: ${change}`)
  return 0
}

// Tests import this module; run only as the entry point.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await derive(process.argv.slice(2))
}
