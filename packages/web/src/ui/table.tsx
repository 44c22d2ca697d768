import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Stable, for the key. */
  id: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, in figures of one width. */
  isNumber?: boolean;
}

export interface TableProps<Row> {
  /** One line that says what it is and how many. */
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** Hairlines and words. The first column heads its row; on small screens each row becomes a block with labels. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  const [first, ...others] = columns;
  if (!first) return null;
  return (
    <table className="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column.id} scope="col" className={column.isNumber ? 'end' : undefined}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            <th scope="row" className={first.isNumber ? 'end' : undefined}>
              {first.cell(row)}
            </th>
            {others.map(column => (
              <td key={column.id} className={column.isNumber ? 'end' : undefined} data-label={column.heading}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
