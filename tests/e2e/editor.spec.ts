import { readBriefingFile } from '#domain/briefingFile.ts'
import { draftOf, EditorPage, fileOf } from './drivers/editorPage.ts'
import { expect, sharedTest } from './support/test.ts'

/** The delay of a save in src/state/createOwnBriefings.ts, ms. */
const SAVE_MS = 400

const CENTRAL = 'Central Mediterranean, 2025'
const COMPARED = '2024 against 2025'
const BALKANS = 'Western Balkans, 2025'

/** A briefing of three steps, and its file. */
const DRAFT = draftOf(['opening', 'side-by-side', 'western-balkans'])
const DRAFT_FILE = fileOf(DRAFT)

const BROKEN = [
  ['torn.briefing.json', '{"throughline": {"format": "brie', 'line 1, column'],
  ['map.json', '{"type": "FeatureCollection"}', 'It is not a briefing from this app'],
  [
    'new.briefing.json',
    '{"throughline": {"format": "briefing", "version": 9, "data": null}}',
    'A newer version of the app wrote it (format 9)',
  ],
  [
    'half.briefing.json',
    '{"throughline": {"format": "briefing", "version": 1, "data": null}, "id": "own-a"}',
    'The field language is invalid',
  ],
  [
    'twice.briefing.json',
    '{"throughline": {"format": "briefing", "version": 1, "data": null}, "id": "own-a", "id": "own-b"}',
    'The field id occurs twice in one object, the second time at line 1',
  ],
] as const

sharedTest(
  'builds a briefing from three views, sorts, presents and saves it, withholds a step without evidence, and undoes a deletion',
  async ({ page }) => {
    const editor = new EditorPage(page)
    await editor.build()
    expect(await editor.titles()).toEqual([CENTRAL, COMPARED, BALKANS])
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('For the minister')
    await editor.saved()

    await sharedTest.step('saves what is typed as the page closes', async () => {
      await page.getByRole('textbox', { name: 'Speaker notes' }).pressSequentially('Begin')
      await page.reload()
      await expect(editor.tools).toBeVisible()
      expect(await editor.titles()).toEqual([CENTRAL, COMPARED, BALKANS])
      await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('For the minister')
      await expect(page.getByRole('textbox', { name: 'Title of the step' })).toHaveValue(CENTRAL)
      await expect(page.getByRole('textbox', { name: 'Title on the stage' })).toHaveText(CENTRAL)
      await editor.steps.nth(2).getByRole('button').nth(1).click()
      await expect(page.getByRole('textbox', { name: 'Speaker notes' })).toHaveValue('Begin')
    })

    await sharedTest.step(
      'sorts steps by keyboard and dragging, and undoes and redoes each change',
      async () => {
        const undo = editor.tools.getByRole('button', { name: 'Undo' })
        await editor.handle(BALKANS).focus()
        await page.keyboard.press('Space')
        await expect(page.getByText(`“${BALKANS}” picked up at position 3 of 3.`)).toBeAttached()
        // A key moves nothing before the positions are measured, in the frames after a pick-up; no hand is that fast.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
        await expect(async () => {
          await page.keyboard.press('ArrowUp')
          await expect(page.getByText(`“${BALKANS}” is at position 2 of 3.`)).toBeAttached({ timeout: 5000 })
        }).toPass()
        await page.keyboard.press('Space')
        await expect.poll(() => editor.titles()).toEqual([CENTRAL, BALKANS, COMPARED])

        // By its picture; a handle is there for fingers and keys.
        const from = await editor.steps.nth(0).getByRole('button').nth(1).boundingBox()
        const to = await editor.handle(COMPARED).boundingBox()
        if (!from || !to) throw new Error('the steps are not there')
        await page.mouse.move(from.x + 12, from.y + 20)
        await page.mouse.down()
        await page.mouse.move(to.x + 12, to.y + 10, { steps: 5 })
        await page.mouse.move(to.x + 12, to.y + 24, { steps: 2 })
        await page.mouse.up()
        await expect.poll(() => editor.titles()).toEqual([BALKANS, COMPARED, CENTRAL])

        await page.getByRole('button', { name: 'Move down' }).click()
        await expect.poll(() => editor.titles()).toEqual([COMPARED, BALKANS, CENTRAL])
        await undo.click()
        await page.keyboard.press('Control+z')
        await page.keyboard.press('Control+z')
        await expect.poll(() => editor.titles()).toEqual([CENTRAL, COMPARED, BALKANS])
        await page.keyboard.press('Control+Shift+z')
        await page.keyboard.press('Control+y')
        await expect.poll(() => editor.titles()).toEqual([BALKANS, COMPARED, CENTRAL])

        const title = page.getByRole('textbox', { name: 'Title of the step' })
        await title.fill('')
        await title.pressSequentially('Typed')
        // A pause between letters, as on a busy machine, makes the rest a change of its own.
        await expect(async () => {
          await page.keyboard.press('Control+z')
          await expect(title).toHaveValue(BALKANS, { timeout: 5000 })
        }).toPass()
      },
    )

    await sharedTest.step('presents it, and saves it as a file', async () => {
      await editor.tools.getByRole('button', { name: 'Present', exact: true }).click()
      const stage = page.getByRole('main', { name: 'Stage' })
      await expect(stage.getByRole('heading', { level: 1 })).toHaveText(BALKANS)
      await page.keyboard.press('PageDown')
      await expect(stage.getByRole('heading', { level: 1 })).toHaveText(COMPARED)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'End the talk' }).click()
      await expect(editor.tools).toBeVisible()
      const { name, text } = await editor.savedFile()
      expect(name).toBe('for-the-minister.briefing.json')
      const { briefing } = readBriefingFile(text)
      expect(briefing?.steps.map(({ title }) => title)).toEqual([BALKANS, COMPARED, CENTRAL])
      await editor.steps.nth(2).getByRole('button').nth(1).click()
    })

    await sharedTest.step(
      'keeps layout, callout, planned time and the switch for questions, and three lines at most',
      async () => {
        const form = page.getByRole('region', { name: 'Fields of step 3' })
        await form.getByRole('button', { name: 'Add line 1' }).click()
        await expect(form.getByRole('textbox', { name: 'Line 1', exact: true })).toBeFocused()
        await page.keyboard.type('One')
        await page.keyboard.press('Enter')
        await page.keyboard.type('Two')
        await page.keyboard.press('Enter')
        await page.keyboard.type('Three')
        await expect(form.getByRole('button', { name: /^Add line/ })).toHaveCount(0)
        await form.getByRole('tab', { name: 'Timing' }).click()
        await form.getByRole('textbox', { name: 'Planned time' }).fill('1:30')
        // The view brought its towns, as many as a step may have. The press that leaves the field counts.
        await form.getByRole('tab', { name: 'Map' }).click()
        const central = form.getByRole('button', { name: 'Remove the callout: Central Med.' })
        await central.click()
        await expect(central).toHaveCount(0)
        await form.getByRole('combobox', { name: 'Add a callout…' }).selectOption({ label: 'Central Med.' })
        await expect(form.getByRole('combobox', { name: 'Number of Central Med.' })).not.toHaveValue('')
        // A table has no map, and so no callouts; those of before are kept for a map.
        await form.getByRole('radio', { name: 'Table' }).check()
        await expect(form.getByRole('combobox', { name: 'Add a callout…' })).toHaveCount(0)
        const steps = page.getByRole('region', { name: 'Steps', exact: true })
        await expect(steps).toContainText('Planned: 3:30')
        await form.getByRole('tab', { name: 'Timing' }).click()
        await form.getByRole('checkbox', { name: /^Keep for questions/ }).check()
        await expect(steps).toContainText('Planned: 2:00')
        const look = readBriefingFile((await editor.savedFile()).text).briefing?.steps[2]
        expect(look).toMatchObject({ plan: 90, isBackup: true, look: { layout: 'table' } })
        expect(look?.look?.callouts?.at(-1)?.at).toBe('route:central-mediterranean')
        await form.getByRole('checkbox', { name: /^Keep for questions/ }).uncheck()
      },
    )

    await sharedTest.step('withholds a step without evidence', async () => {
      const form = page.getByRole('region', { name: 'Fields of step 3' })
      await form.getByRole('tab', { name: 'Words' }).click()
      const line = form.getByRole('textbox', { name: 'Line 1', exact: true })
      await line.fill('Some 99 boats.')
      await expect(form).toContainText('No evidence holds “99”.')
      const present = editor.tools.getByRole('button', { name: 'Present 2 of 3 steps' })
      await expect(present).toBeVisible()
      await form.getByRole('button', { name: 'Mark as mine: Line 1' }).click()
      await expect(form).not.toContainText('No evidence holds “99”.')
      await line.fill('One')
      const evidence = form.getByRole('button', { name: /^Remove: / })
      for (let left = await evidence.count(); left > 0; left -= 1) {
        await evidence.first().click()
        await expect(evidence).toHaveCount(left - 1)
      }
      await expect(form).toContainText('It has no evidence.')
      await page.getByRole('button', { name: 'Close editor' }).click()
      await expect(page.getByText('1 step is not shown and not exported')).toContainText('3')
      await expect(page.getByRole('heading', { level: 3 })).toHaveText([BALKANS, COMPARED])
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await editor.steps.nth(2).getByRole('button').nth(1).click()
      await form.getByText(/^Add evidence/).click()
      await form
        .getByRole('button', { name: /^Add: / })
        .first()
        .click()
      await expect(form).not.toContainText('It has no evidence.')
      await expect(editor.tools.getByRole('button', { name: 'Present', exact: true })).toBeVisible()
    })

    await sharedTest.step('takes a view changed on Explore, and opens evidence in the Reader', async () => {
      await page.getByRole('tab', { name: 'Map' }).click()
      await page.getByRole('link', { name: 'Change this view' }).click()
      const bar = page.getByRole('complementary', { name: 'Editor' })
      const take = bar.getByRole('button', { name: 'Use this view for step 3' })
      await expect(take).toBeDisabled()
      await page
        .getByRole('group', { name: 'Numbers for' })
        .getByRole('button', { name: 'Jan–Jun 2026' })
        .click()
      await take.click()
      await editor.saved()
      await expect(page.getByRole('heading', { level: 2, name: 'Step 3 of 3' })).toBeVisible()
      await page.getByRole('tab', { name: 'Words' }).click()
      await page
        .getByRole('button', { name: /^Detections by route and month/ })
        .first()
        .click()
      await expect(page.getByRole('dialog', { name: 'Reader' })).toBeVisible()
      await page.keyboard.press('Escape')
    })

    await sharedTest.step(
      'undoes a deletion, and names a briefing that this browser does not have',
      async () => {
        await editor.tools.getByRole('button', { name: 'Delete' }).click()
        await expect(editor.list).toContainText('None yet.')
        await page
          .getByText(/was deleted/)
          .locator('..')
          .getByRole('button', { name: 'Undo' })
          .click()
        await expect(editor.list.getByRole('button', { name: /^For the minister ?3 steps/ })).toBeVisible()
        await page.goto('/#/briefing?step=own-elsewhere')
        await expect(page.getByText('It is not in this one.')).toContainText('own-elsewhere')
        await page.goto('/#/stage?step=own-elsewhere:step-1')
        await expect(page.getByText('It is not in this one.')).toBeVisible()
      },
    )
  },
)

sharedTest(
  'opens a file of another browser unchanged, rejects broken files, and two tabs at once lose neither version',
  async ({ page, context }) => {
    const editor = new EditorPage(page)
    const [first = ''] = DRAFT.steps.map(({ title }) => title)
    for (const [name, broken, reason] of BROKEN) {
      await editor.openFile(name, broken)
      await expect(editor.list).toContainText(`${name} was not opened.`)
      await expect(editor.list).toContainText(reason)
      await expect(editor.list).toContainText('Nothing was changed.')
    }
    await expect(editor.list).toContainText('None yet.')

    await sharedTest.step('opens unchanged', async () => {
      await editor.openFile('own-talk.briefing.json', DRAFT_FILE)
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await expect(editor.tools).toBeVisible()
      expect(await editor.titles()).toEqual(DRAFT.steps.map(({ title }) => title))
      const { givings, ...saved } = JSON.parse((await editor.savedFile()).text)
      expect(saved).toEqual(JSON.parse(DRAFT_FILE))
      // The file says what it stated when it was made.
      expect(givings).toEqual([expect.objectContaining({ as: ['file'] })])
    })

    await sharedTest.step('the same briefing with another text: a choice to keep both', async () => {
      await page.getByRole('button', { name: 'Close editor' }).click()
      await editor.openFile('mine.briefing.json', DRAFT_FILE.replaceAll(first, 'Side by side'))
      await expect(editor.list).toContainText('is here already')
      await editor.list.getByRole('button', { name: 'Keep both' }).click()
      await expect(editor.list.getByRole('button', { name: /3 steps$/ })).toHaveCount(2)
    })

    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(editor.tools).toBeVisible()
    const second = new EditorPage(await context.newPage())
    // Delays saves in this tab only; page.clock would affect both.
    await second.page.addInitScript((wait) => {
      const later = window.setTimeout.bind(window)
      const slow = (handler: TimerHandler, ms?: number) => later(handler, ms === wait ? 1e6 : ms)
      Object.assign(window, { setTimeout: slow })
    }, SAVE_MS)
    await second.page.goto(page.url())
    await expect(second.tools).toBeVisible()

    const title = (of: EditorPage) => of.page.getByRole('textbox', { name: 'Title', exact: true })
    await sharedTest.step('a tab without changes follows the other', async () => {
      await title(editor).fill('From the first')
      await expect(title(second)).toHaveValue('From the first')
    })

    await sharedTest.step('the first tab saves before the second', async () => {
      await title(second).fill('Mine')
      await title(editor).fill('Theirs')
      await editor.saved()
      await second.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      const alarm = second.page.getByRole('alert')
      await expect(alarm).toContainText('changed in another tab')
      await expect(title(second)).toHaveValue('Mine')
      await expect(title(editor)).toHaveValue('Theirs')
      await alarm.getByRole('button', { name: 'Keep mine as a copy' }).click()
      await expect(title(second)).toHaveValue('Mine (copy)')
      await second.saved()
      await page.getByRole('button', { name: 'Close editor' }).click()
      await expect(editor.list.getByRole('button', { name: /^Mine \(copy\) ?3 steps/ })).toBeVisible()
      await expect(editor.list.getByRole('button', { name: /^Theirs ?3 steps/ })).toBeVisible()
    })
    await second.page.close()
  },
)

sharedTest('works with the keyboard alone, also without IndexedDB', async ({ page }) => {
  const withoutIt = await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined })
  })
  const editor = new EditorPage(page)
  await page.goto('/#/explore?years=2025&selected=route:channel&v=2')
  const open = page.getByRole('button', { name: 'Edit it' })
  // The key works once its code has loaded.
  await expect(async () => {
    await page.locator('body').press('a')
    await expect(open).toBeVisible({ timeout: 5000 })
  }).toPass()
  await open.press('Enter')
  await expect(editor.tools).toContainText('This browser stores nothing.')
  await expect(editor.tools.getByRole('button', { name: 'Export' })).toBeEnabled()
  const title = page.getByRole('textbox', { name: 'Title of the step' })
  await title.press('ControlOrMeta+a')
  await page.keyboard.type('Sea')
  await page.getByRole('button', { name: 'Duplicate the step' }).press('Enter')
  await expect.poll(() => editor.titles()).toEqual(['Sea', 'Sea'])
  const remove = page.getByRole('button', { name: 'Delete the step' })
  await remove.press('Enter')
  await expect.poll(() => editor.titles()).toEqual(['Sea'])
  await expect(remove).toBeFocused()
  await page.getByRole('textbox', { name: 'Title on the stage' }).press('End')
  await page.keyboard.type(' now')
  await expect(title).toHaveValue('Sea now')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => editor.titles()).toEqual(['Sea now', 'Sea now'])
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('“Sea now” is at position 1 of 2.')).toBeAttached()
  await withoutIt.dispose()
})
