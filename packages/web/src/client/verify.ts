/** The script of the check page: a few lines that wait for a visitor; the judge comes when it is needed. */
export {};
