import pg from 'pg';

const date = 1082;
const dateArray = 1182;

/** How column values become JavaScript, the same on both databases: `date` stays the day it says, without a time zone. */
export const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === date) return (value: string) => value;
    if (oid === dateArray) return (value: string) => (value === '{}' ? [] : value.slice(1, -1).split(','));
    return pg.types.getTypeParser(oid, format);
  },
};
