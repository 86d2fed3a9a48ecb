import type { Page } from '@playwright/test'

/** Makes the page's browser one that offers no WebGL; before the page is opened. */
export async function withoutWebGl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      options?: unknown,
    ) {
      return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, options])
    } as typeof original
  })
}
