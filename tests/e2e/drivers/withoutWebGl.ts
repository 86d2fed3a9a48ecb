import type { Page } from '@playwright/test'

/** Disables WebGL; call it before opening the page. */
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
