import type { Locator } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'

/** Sets a checkbox of the view. `setChecked` does not wait, but a slow page paints a press before what it changes. */
export async function setBox(box: Locator, isChecked: boolean): Promise<void> {
  if ((await box.isChecked()) !== isChecked) await box.click()
  await expect(box).toBeChecked({ checked: isChecked })
}
