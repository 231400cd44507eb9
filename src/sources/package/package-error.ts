/**
 * The package (or a file handed in for import) could not be read at all. The message is one sentence
 * that names the file, the row where there is one, and the reason; the command line answers with it
 * and exit code 2.
 */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  readonly file: string;
  readonly row: number | null;

  constructor(file: string, row: number | null, reason: string) {
    super(row === null ? `${file}: ${reason}` : `${file} row ${row}: ${reason}`);
    this.file = file;
    this.row = row;
  }
}
