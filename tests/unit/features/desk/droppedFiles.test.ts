import { File } from 'node:buffer'
import { expect, it } from 'vitest'
import { droppedFiles } from '#features/desk/ProjectFile.tsx'

type Tree = { readonly [name: string]: string | Tree }

/** An entry of a drop, whose folders are given two entries at a time. */
function entryOf(name: string, content: string | Tree, path = `/${name}`): object {
  if (typeof content === 'string')
    return {
      name,
      fullPath: path,
      isDirectory: false,
      file: (done: (file: unknown) => void) => done(new File([content], name)),
    }
  const children = Object.entries(content).map(([own, inner]) => entryOf(own, inner, `${path}/${own}`))
  return {
    name,
    fullPath: path,
    isDirectory: true,
    createReader: () => ({ readEntries: (done: (some: object[]) => void) => done(children.splice(0, 2)) }),
  }
}

function transfer(tree: Tree, link = ''): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({
    webkitGetAsEntry: () => entryOf(name, content),
  }))
  const files = Object.entries(tree).map(([name, content]) => new File([String(content)], name))
  return { items, files, getData: () => link } as unknown as DataTransfer
}

const namesOf = async (given: DataTransfer) => (await droppedFiles(given)).map(({ name }) => name)

it('a folder gives its files, without what a browser saved beside a page and hidden ones', async () => {
  const folder = {
    'a.txt': 'a',
    inner: { 'b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd' },
    'page.html': 'p',
    page_files: { 'x.js': 'x' },
    '.DS_Store': '',
  }
  expect(await namesOf(transfer({ folder, 'z.pdf': 'z' }))).toEqual([
    'a.txt',
    'b.txt',
    'c.txt',
    'd.txt',
    'page.html',
    'z.pdf',
  ])
})

it('files alone come as they are; a link becomes a file that only links', async () => {
  expect(await namesOf(transfer({ 'a.txt': 'a' }, 'https://ports.example/a'))).toEqual(['a.txt'])
  const [link] = await droppedFiles(transfer({}, '# a comment\r\nhttps://ports.example/a\r\n'))
  expect([link?.name, await link?.text()]).toEqual(['ports.example.url', 'https://ports.example/a'])
  expect(await namesOf(transfer({}, 'mailto:a@ports.example'))).toEqual([])
})
