/** One row as it stands in a sheet: texts by column. Dates come as `YYYY-MM-DD`; a number that lost digits comes in scientific notation. */
export interface SheetRow {
  /** As the table program shows it, from 1. */
  number: number
  /** From column A on; a cell that is not there is an empty text. */
  cells: string[]
}

/** Cells that are shown as one: from 0, ends included. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface SheetInfo {
  name: string
  /** Hidden by whoever made the file: read only when asked for. */
  hidden: boolean
}

/** A table file that is open for reading; close it when done. */
export interface OpenSheets {
  format: 'xlsx' | 'csv'
  /** How the text is encoded and divided, in words; empty for a workbook. */
  encoding: string
  sheets: SheetInfo[]
  /** Rows of one sheet, top to bottom, as they are read: memory does not grow with the sheet. Values of merged cells stand in each of them. */
  rows(sheet: number): AsyncGenerator<SheetRow>
  close(): Promise<void>
}

/** How much is taken; what is beyond is refused in a sentence. */
export interface SheetLimits {
  /** Bytes of all parts together when unpacked. */
  unpacked: number
  rows: number
  columns: number
  /** Characters of one cell; what is longer is cut. */
  cell: number
}

export const SHEET_LIMITS: SheetLimits = { unpacked: 600 * 1024 * 1024, rows: 500_000, columns: 200, cell: 4_000 }
