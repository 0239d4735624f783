import type { Options } from 'tsup'

/** How every package is built for publication; its `build` script names its entries. */
export const tsup: Options = {
  format: 'esm',
  target: 'node24',
  dts: true,
  clean: true,
  // `node:sqlite` has no name without its prefix.
  removeNodeProtocol: false,
}
