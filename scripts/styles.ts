import type { CSSOptions } from 'vite'

/**
 * How both builds read styles: the minifier's own parser makes class names local, where PostCSS takes some two seconds a build.
 * What is not named here stays as written: containers and areas of a grid are shared between sheets. The names of animations are
 * local, like classes, and their uses follow only with `customIdents`.
 */
export const STYLES: CSSOptions = {
  transformer: 'lightningcss',
  lightningcss: {
    // Nothing is rewritten for older browsers before the minifier, which knows the target of the build.
    targets: {},
    cssModules: { pattern: '_[local]_[hash]', grid: false, container: false, customIdents: true },
  },
}
