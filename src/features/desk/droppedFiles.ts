import { withoutPageParts } from '#lib/withoutPageParts.ts'

/**
 * The files of a drop, those of its folders too, without what a browser saves beside a page. An address that was dragged from a
 * browser becomes a file that only links to a page.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // The entries must be asked for before anything else is waited for.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const [address] = transfer
    .getData('text/uri-list')
    .split(/\r?\n/)
    .filter((line) => /^https?:/.test(line))
  if (!entries.some(({ isDirectory }) => isDirectory)) {
    if (transfer.files.length > 0 || address === undefined) return [...transfer.files]
    return [new File([address], `${new URL(address).hostname}.url`)]
  }
  const found: { path: string; entry: FileSystemFileEntry }[] = []
  const waiting = entries.toReversed()
  for (let entry = waiting.pop(); entry && found.length < MOST; entry = waiting.pop()) {
    if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FileSystemDirectoryEntry)).toReversed())
    else found.push({ path: entry.fullPath, entry: entry as FileSystemFileEntry })
  }
  const kept = new Set(withoutPageParts(found.map(({ path }) => path)))
  const wanted = found.filter(({ path, entry }) => kept.has(path) && !entry.name.startsWith('.'))
  return Promise.all(
    wanted.map(({ entry }) => new Promise<File>((resolve, reject) => entry.file(resolve, reject))),
  )
}

/** Files of a drop that are looked at; pages bring many that are none. */
const MOST = 5000

/** What is directly in a folder, which browsers give a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
