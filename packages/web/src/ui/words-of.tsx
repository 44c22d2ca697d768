/** Words that somebody else wrote, in their language: isolated from the direction of the page around them. */
export function WordsOf({ language, children }: { language?: string | undefined; children: string | undefined }) {
  return children ? <bdi lang={language}>{children}</bdi> : null;
}
