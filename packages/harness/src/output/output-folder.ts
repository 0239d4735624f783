import path from 'node:path'

/** The folder that `--output_path` means: itself, or the one of the `.json` file it names. */
export function outputFolder(outputPath: string): string {
  return path.extname(outputPath) === '.json' ? path.dirname(outputPath) : outputPath
}
