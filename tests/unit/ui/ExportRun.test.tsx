import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportJob, useExportRun } from '#ui/useExportRun.ts'

const WORDS = {
  working: 'Working',
  cancel: 'Cancel',
  cancelled: 'Cancelled',
  done: (name: string) => `Done: ${name}`,
  progress: (share: number, stage: string) => `${share * 100}%: ${stage}`,
}

function Exporter({ job, of = '' }: { job: ExportJob; of?: string }) {
  const run = useExportRun(of)
  return (
    <>
      <button type="button" onClick={() => run.start(job)}>
        Export
      </button>
      <ExportRun run={run} words={WORDS} />
    </>
  )
}

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })

/** A job that waits for a signal from the test. */
function heldJob() {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const written: string[] = []
  const job: ExportJob = async ({ report }) => {
    await report(0.25, 'Step 1')
    await held
    await report(0.75, 'Step 2')
    written.push('file')
    return 'talk.pptx'
  }
  return { job, goOn, written }
}

test('a finished export is announced; a quick one shows no progress', async () => {
  render(<Exporter job={async () => 'talk.pptx'} />)
  await user.click(screen.getByText('Export'))
  expect(await screen.findByText('Done: talk.pptx')).toHaveAttribute('role', 'status')
  expect(screen.queryByRole('progressbar')).toBeNull()
})

test('a long export shows its progress; cancelled, it writes no file', async () => {
  const { job, goOn, written } = heldJob()
  render(<Exporter job={job} />)
  await user.click(screen.getByText('Export'))
  await act(() => vi.advanceTimersByTimeAsync(600))
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '0.25')
  expect(screen.getByText('25%: Step 1')).toBeVisible()
  await user.click(screen.getByText('Cancel'))
  expect(await screen.findByText('Cancelled')).toBeVisible()
  expect(screen.queryByRole('progressbar')).toBeNull()
  await act(async () => goOn())
  await act(() => vi.advanceTimersByTimeAsync(100))
  expect(written).toEqual([])
})

test('a failure is shown, and the export can be retried', async () => {
  let tries = 0
  const job: ExportJob = async () => {
    tries += 1
    if (tries === 1) throw new Error('Step 3 failed')
    return 'talk.pptx'
  }
  render(<Exporter job={job} />)
  await user.click(screen.getByText('Export'))
  expect(await screen.findByRole('alert')).toHaveTextContent('Step 3 failed')
  await user.click(screen.getByText('Export'))
  expect(await screen.findByText('Done: talk.pptx')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('is done of what it was made of only', async () => {
  const job: ExportJob = async () => 'talk.pptx'
  const { rerender } = render(<Exporter job={job} of="A" />)
  await user.click(screen.getByRole('button', { name: 'Export' }))
  expect(await screen.findByText('Done: talk.pptx')).toBeVisible()
  rerender(<Exporter job={job} of="B" />)
  expect(screen.queryByText('Done: talk.pptx')).not.toBeInTheDocument()
})
