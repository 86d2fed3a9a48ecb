import { parseArgs } from 'node:util'
import { EDITION_VARIABLE, editionOfBuild, NO_EDITION } from './editions/buildHash.ts'
import { hostEditions } from './editions/hostEditions.ts'
import { folderOf } from './linkPreview.ts'

const USAGE = 'Usage: npm run build [-- --address https://maps.example/throughline/]'

/**
 * Builds the app and, beside it, the one HTML file and the kept editions, in one process, which loads and warms up the tools once.
 * Without an address it says what it leaves out.
 */
async function buildAll(): Promise<void> {
  const { values } = parseArgs({
    options: { address: { type: 'string', default: process.env.VITE_ADDRESS ?? '' } },
  })
  let address: string | null
  try {
    address = folderOf(values.address)?.href ?? null
  } catch (fault) {
    throw new Error(`${fault instanceof Error ? fault.message : String(fault)} ${USAGE}`)
  }
  // Once for all steps: it takes the hash of all that the app is made of.
  process.env[EDITION_VARIABLE] = editionOfBuild('.') ?? NO_EDITION
  process.env.VITE_ADDRESS = address ?? ''
  // Loaded when the address is right: they take a second.
  const [{ build }, { buildSingle }] = await Promise.all([import('vite'), import('./buildSingle.ts')])
  await build()
  await buildSingle(['--also', 'dist', ...(address ? ['--address', address] : [])])
  const { editions, here } = hostEditions('.', 'dist')
  console.log(`dist/editions: ${editions.length} editions, ${here.length} of them to open`)
  if (address === null) {
    console.log(
      'Left out, because the address is not known: sitemap.xml, the feeds, the picture of link previews, and absolute ' +
        `addresses in the data package. ${USAGE}`,
    )
  }
}

try {
  await buildAll()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault))
  process.exitCode = 1
}
