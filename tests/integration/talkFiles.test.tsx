import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readBriefingFile } from '#domain/briefingFile.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { bytesOf, stubSaving } from '#tests/support/savedFiles.ts'

const textOf = async (blob: Blob | undefined) => new TextDecoder().decode(await bytesOf(blob))

test('a published talk is downloaded as Markdown, and as the JSON that opens again', async () => {
  const files = stubSaving('', {})
  const talk = published('briefings').briefings.find(({ id }) => id === 'routes-2024-2025-en')
  const { user } = await renderApp({ link: '#/briefing?step=routes-2024-2025-en' })
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  // The address of these tests.
  expect(screen.getByText(/\(localhost\) open on this computer only/)).toBeVisible()

  await user.click(await screen.findByRole('button', { name: 'Download text (Markdown)' }))
  await waitFor(() => expect(files).toHaveLength(1))
  await screen.findByText(/routes-2024-against-2025\.md/)
  const text = await textOf(files[0])
  expect(text).toMatch(/^---\ntitle: "Routes: 2024 against 2025"\n/)
  expect(text.match(/^## \d+\. /gm)).toHaveLength(talk?.steps.length ?? 0)
  // What a map shows, a number of the stage, and a link to its cells.
  expect(text).toMatch(/^Map: .*Western Balkans −42% 12,526;/m)
  expect(text).toMatch(/^\*\*179,921 detections in 2025, against 240,101 in 2024: −25%\.\*\*$/m)
  expect(text).toMatch(
    /^- \[Detections by route and month, 2025\]\(<http[^>]*#\/explore\?reader=cells:[^>]*>\)/m,
  )

  await user.click(screen.getByRole('button', { name: 'Save as a file (JSON)' }))
  await waitFor(() => expect(files).toHaveLength(2))
  const { briefing, fault } = readBriefingFile(await textOf(files[1]))
  expect(fault).toBeNull()
  expect(briefing?.steps).toEqual(talk?.steps)
})
